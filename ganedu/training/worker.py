"""The one worker that owns a training: behind `fit`, and behind the live panel."""

import atexit
import dataclasses
import queue
import sys
import threading
import time

from ganedu import progress
from ganedu.numbers import is_number, shown
from ganedu.training import assertions
import keras
import numpy as np
import tensorflow as tf

SECONDS_PER_CALL = 0.15
BUSY = "This game is being trained already. Stop that training first, or wait for it."


@dataclasses.dataclass(frozen=True)
class Moment:
    """Where a training stood.

    Attributes:
        place: what JSON can hold: steps, draws from the data, steered numbers, history, log.
        losses: of the epoch that went on, `{name: (steps,)}`.
        values: of `game.everything_trained()`, in order.
    """

    place: dict
    losses: dict
    values: list

    def put_into(self, game):
        """Gives a game the variables of this moment."""
        for variable, value in zip(game.everything_trained(), self.values, strict=True):
            variable.assign(value)

    @property
    def steps_done(self):
        completed = self.place["epoch"] - self.place["initial_epoch"]
        return completed * self.place["steps_per_epoch"] + self.place["step"]


class Training:
    """Trains a game, call by call, and obeys commands between two calls.

    A call runs several steps in one TensorFlow graph; their number follows the clock, so that a command never waits
    long. What is computed does not depend on it: data and noise are keyed by the step.

    Args:
        game: a compiled `Game`.
        batches: `batches(start)` gives a `tf.data.Dataset` of what one `train_step` takes, without the first `start`.
            It is asked again when the rules change.
        steps: steps in an epoch.
        epochs: the number of epochs.
        initial_epoch: the number of the first.
        callbacks: Keras callbacks. Their batch hooks run once per call. A callback may have four more hooks:
            `on_training(training)`, once, before all else, where a training can be put to a moment;
            `on_standstill(last)`, between two calls, when all batch hooks and commands are through;
            `on_command(name)`, after a command;
            `on_go_back()`, when the training and its game were put back to an earlier moment.
        verbose: 0 for silence, anything else for a line that tells how far it is.
        begin: the step at which the data begins.
        data: `data(start)` gives what a call is given, from a step on; an iterator over `batches` if None.

    Attributes:
        log: what was commanded, as pairs `(steps done, name)`.
        epoch: the number of the epoch that goes on.
        done: the steps done in it. A command that plays a step turn by turn adds it here.
        seconds_per_call: how long a call is to last, where the game does not fix the number of its steps.
        steps_per_call: the steps of the next call; a callback may lower it at a standstill.
        after_cut: whether the training of this game before did not reach its end, or this one is restarted.
        renewed: whether the next call will be traced anew, since a command changed the rules.
        steps_done: the only clock: steps since the training began, those before a checkpoint included.
    """

    def __init__(self, game, batches, steps, epochs=1, initial_epoch=0, callbacks=None, verbose=0, begin=0, data=None):
        self.game = game
        self.batches = batches
        self._begins = data or (lambda start: iter(batches(start)))
        self.steps = int(steps)
        self.epochs = range(initial_epoch, epochs)
        self.seconds_per_call = SECONDS_PER_CALL
        self.callbacks = keras.callbacks.CallbackList(
            [*keras.tree.flatten(callbacks or []), *([progress.Line()] if verbose else [])],
            add_history=True,
            model=game,
            verbose=verbose,
            epochs=epochs,
            steps=steps,
        )
        self.history = game.history
        self.history.epoch = []
        self.log = []
        self.epoch, self.done = initial_epoch, 0
        self.paused = False
        self.after_cut = self.renewed = False
        self._draws, self._stacked = begin, game.d_turns  # draws from the data: one a step, of so many batches each
        self._iterator = None  # over the data, once it is asked for
        self._losses = {}  # of the epoch that goes on: for each name, arrays with one entry for each step
        self._past = self._rescue = None
        self._begun, self._ended = False, False
        self._commands = queue.SimpleQueue()

    # Commands, from any thread. The worker carries them out between two calls.

    def pause(self):
        """Holds the training until `resume` or `stop`."""
        self.command("pause", lambda: setattr(self, "paused", True))

    def resume(self):
        """Lets a paused training go on."""
        self.command("resume", lambda: setattr(self, "paused", False))

    def stop(self):
        """Ends the training, with everything learnt so far kept."""
        self.command("stop", lambda: setattr(self.game, "stop_training", True))

    def discriminator_turn(self):
        """Plays one turn of the discriminator, best while paused."""
        self.command("discriminator turn", lambda: self.play("discriminator"), by_hand=True)

    def generator_turn(self):
        """Plays one turn of the generator, best while paused."""
        self.command("generator turn", lambda: self.play("generator"), by_hand=True)

    def steer(self, name, value, label=None):
        """Changes one of the numbers that `game.steered()` names; see `games.steering`."""
        if not is_number(value):
            raise ValueError(f"{name} is {shown(value)}; expected a number.")
        self.command(label or f"{name} = {value:.2g}", lambda: self.game.steer({name: value}), by_hand=True)

    def command(self, name, change, by_hand=False):
        """Has the worker call `change()` between two calls, and logs it under `name` with its step.

        A training that has ended takes no commands: they would be obeyed when it is begun again.

        Args:
            name: a few words.
            change: a function without arguments.
            by_hand: whether the game goes another way afterwards, as `game.by_hand` then tells.
        """
        if not self._ended:
            self._commands.put((name, change, by_hand))

    # The worker.

    def run(self):
        """Trains to the end, or until stopped.

        Returns:
            A `keras.callbacks.History`: the mean of each loss over each epoch.

        Raises:
            RuntimeError: if another training of the same game goes on.
        """
        if not self.game.lock.acquire(blocking=False):
            raise RuntimeError(BUSY)
        self.after_cut = self.game.cut_short is not None
        self.game.cut_short, end = "still training", "interrupted"
        self.game.trained_in = threading.get_ident()
        _going_on[self] = threading.current_thread()
        try:
            if self._begun and self.steps_done == self.total:
                end = "ended"
                return self.history
            self._ended = self.game.stop_training = False
            if not self._begun:
                self._begun = True
                self._tell("on_training", self)
            self.steps_per_call = self.game.steps_per_call or 1
            with assertions.spoken():
                self._play_epochs()
            end = "stopped"
        finally:
            if end == "interrupted":
                self.forget_data()  # the call that was cut short may have drawn from it
            self._ended, self.paused, self._commands = True, False, queue.SimpleQueue()
            at = f"{end} at step {self.steps_done:,} of {self.total:,}"
            self.game.cut_short = at if self.steps_done < self.total else None
            self.game.trained_in = None
            del _going_on[self]
            self.game.lock.release()
        return self.history

    def _play_epochs(self):
        self.callbacks.on_train_begin()
        self._put_history()  # here, since Keras's History begins with an empty page
        while self.epoch < self.epochs.stop:
            self._play_epoch()
            if self.game.stop_training or self.steps_done == self.total:
                break
            if self.done == self.steps:
                self.epoch, self.done, self._losses = self.epoch + 1, 0, {}
        self.callbacks.on_train_end()

    @property
    def total(self):
        """Steps in all epochs together."""
        return len(self.epochs) * self.steps

    @property
    def steps_done(self):
        """Steps since the training began, in all epochs, those before a checkpoint included."""
        return (self.epoch - self.epochs.start) * self.steps + self.done

    @property
    def data(self):
        """An iterator over the data, at the place of the training.

        Where the turns of a step have changed, it is stacked anew; the place stays, but for part of a step.
        """
        if self._stacked != self.game.d_turns:
            self._draws = -(-self._draws * self._stacked // self.game.d_turns)
            self._stacked = self.game.d_turns
            self.forget_data()
        if self._iterator is None:
            self._iterator = self._begins(self._draws)
        return self._iterator

    def forget_data(self):
        """Has `batches` asked again at this place, where it gives something else now."""
        self._iterator = None

    def draw(self):
        """Takes the data of one step, for turns that are played by hand; the next step is played on what follows."""
        drawn = next(self.data)
        self._draws += 1
        return drawn

    def _play_epoch(self):
        epoch = self.epoch
        self.callbacks.on_epoch_begin(epoch)
        self._stand_still()
        while self.epoch == epoch and self.done < self.steps and not self.game.stop_training:
            self._play()
            self._stand_still()
        if self.epoch != epoch:
            return  # back in an earlier one
        self.game.keep_marks()  # callbacks may put in other weights now, or whoever comes after
        if not self.done:
            return  # stopped, or back from NaN, before the first step: there are no losses to tell
        # One sum over the whole epoch: adding up calls, the mean's last digits would depend on where they were cut.
        self.callbacks.on_epoch_end(epoch, _means(self._epoch_losses()))

    def _play(self):
        steps = min(self.steps_per_call, self.steps - self.done)
        self.callbacks.on_train_batch_begin(self.done)
        data = self.data
        call = self.game.make_call(getattr(data, "on_device", False))
        start = time.perf_counter()
        played = call(data, tf.constant(steps))
        losses = {name: np.asarray(part, float) for name, part in played.items()}
        seconds = time.perf_counter() - start
        self.renewed = False
        for name, part in losses.items():
            self._losses.setdefault(name, []).append(part)
        self.done += steps
        self._draws += steps
        self.callbacks.on_train_batch_end(self.done - 1, _means(losses))
        if self.game.steps_per_call is None:
            self.steps_per_call = _paced(self.steps_per_call, seconds / steps, self.seconds_per_call)

    def _epoch_losses(self):
        return {name: np.concatenate(parts) for name, parts in self._losses.items()}

    def _stand_still(self):
        if self._rescue is not None:
            self.go_back(self._rescue)
            self._rescue, self.game.stop_training = None, True
        if self.done < self.steps:
            self._obey()
        self._tell("on_standstill", self.game.stop_training or self.steps_done == self.total)

    def _tell(self, hook, *arguments):
        for callback in self.callbacks.callbacks:
            if hasattr(callback, hook):
                getattr(callback, hook)(*arguments)

    def _obey(self):
        while self.paused or not self._commands.empty():
            if self.game.stop_training or self.done == self.steps:
                return
            name, change, by_hand = self._commands.get()
            self.log.append((self.steps_done, name))
            if by_hand:
                self.game.by_hand.append((self.steps_done, name))
            traced = self.game.traced
            change()
            self.renewed |= traced and not self.game.traced
            self._tell("on_command", name)

    def play(self, player):
        """Plays one turn of "discriminator" or "generator" on fresh data, between two calls."""
        getattr(self.game, f"{player}_turn")(self.game.split(self.draw())[0])

    # Moments, and the one way back to them.

    def moment(self, values=None):
        """Where the training stands, at a standstill, with everything that training or a learner changes.

        Args:
            values: copies of `game.everything_trained()`, if there are some already.

        Returns:
            A `Moment`.
        """
        place = {
            "steps_per_epoch": self.steps,
            "initial_epoch": self.epochs.start,
            "epoch": self.epoch,
            "step": self.done,
            "draws": self._draws,
            "steered": self.game.steered(),
            "history": self._past or [list(self.history.epoch), _copied(self.history.history)],
            "log": list(self.log),
            "by_hand": list(self.game.by_hand),
        }
        values = values or [variable.numpy() for variable in self.game.everything_trained()]
        return Moment(place, self._epoch_losses(), values)

    def go_to(self, moment):
        """Puts a training that has not begun, and its game, to a moment.

        Raises:
            ValueError: if this training has no such place.
        """
        place = moment.place
        self._check(moment)
        moment.put_into(self.game)
        self.game.steer(place["steered"])
        self.epoch, self.done = place["epoch"], place["step"]
        self._draws, self._stacked = place["draws"], self.game.d_turns
        self.forget_data()
        self._losses = {name: [array] for name, array in moment.losses.items()}
        epochs, means = place["history"]
        self._past = [list(epochs), _copied(means)]
        self.log[:] = [tuple(entry) for entry in place["log"]]
        self.game.by_hand = [tuple(entry) for entry in place.get("by_hand", ())]  # older files lack it

    def go_back(self, moment):
        """Puts the training and its game back to one of its own moments, between two calls or after the end.

        What was commanded since stays in the log; everything else is as if it had not come after.
        """
        log = list(self.log)
        self.go_to(moment)
        self.log[:] = log
        if not self._ended:
            self._put_history()
        self._tell("on_go_back")

    def _put_history(self):
        if self._past is not None:
            self.history.epoch, self.history.history = self._past
            self._past = None

    def rescue(self, moment):
        """Goes back to a moment before anything is kept of the call that has just ended, and stops there."""
        self._rescue = moment

    def _check(self, moment):
        place = moment.place
        kept = [variable.shape for variable in self.game.everything_trained()]
        if set(place["steered"]) != set(self.game.steered()) or kept != [value.shape for value in moment.values]:
            raise ValueError(
                "The game was given other parts since that moment, such as a penalty or optimizers, and cannot be "
                "rewound to it: give it the parts that it had then."
            )
        was, completed = place["steps_per_epoch"], place["epoch"] - place["initial_epoch"]
        if place["initial_epoch"] != self.epochs.start:
            raise ValueError(f"The kept run began with epoch {place['initial_epoch']}; give that initial_epoch again.")
        if completed and was != self.steps:
            raise ValueError(f"The kept run has epochs of {was:,} steps, and this one of {self.steps:,}; give {was:,}.")
        if place["epoch"] >= self.epochs.stop or place["step"] > self.steps:
            done = completed * was + place["step"]
            raise ValueError(f"The kept run has done {done:,} steps, and {self.total:,} are asked for; ask for more.")


_going_on = {}  # trainings with their threads


@atexit.register
def _end_all():
    """Stops what still trains in the background: TensorFlow aborts a program that ends in the midst of a step."""
    for training, thread in list(_going_on.items()):
        if thread is not threading.main_thread():
            training.stop()
            thread.join(timeout=60)
            if training.game.cut_short and sys.stdout is sys.__stdout__:
                print(f"The training was {training.game.cut_short}, where the program ended: run.wait() waits for it.")


def _copied(means):
    return {name: list(values) for name, values in means.items()}


def _means(losses):
    """The mean of each loss; every entry counts the same, whatever call it came from."""
    return {name: float(np.mean(values)) for name, values in losses.items()}


def _paced(steps_per_call, seconds_per_step, seconds_per_call):
    """Steps for a call of about so many seconds; grows eightfold at most, since a first call includes tracing."""
    return max(1, min(8 * steps_per_call, int(seconds_per_call / seconds_per_step)))
