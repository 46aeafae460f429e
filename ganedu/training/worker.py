"""The one worker that owns a training: behind `fit`, and behind the live panel."""

import queue
import time

import keras
import numpy as np
import tensorflow as tf

SECONDS_PER_CALL = 0.15
BUSY = "This game is being trained already. Stop that training first, or wait for it."


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
            `on_training(training)`, once, before all else, where a training can be put to a bookmark;
            `on_standstill(last)`, between two calls, when all batch hooks and commands are through;
            `on_command(name)`, after a command;
            `on_go_back()`, when the training and its game were put back to an earlier bookmark.
        verbose: 0 for silence, anything else for Keras's progress bar.

    Attributes:
        log: what was commanded, as pairs `(steps done, name)`.
        epoch: the number of the epoch that goes on.
        done: the steps done in it. A command that plays a step turn by turn adds it here.
        seconds_per_call: how long a call is to last, where the game does not fix the number of its steps.
        steps_per_call: the steps of the next call; a callback may lower it at a standstill.
        renewed: whether the next call will trace the game anew, since its rules were changed.
    """

    def __init__(self, game, batches, steps, epochs=1, initial_epoch=0, callbacks=None, verbose=0):
        self.game = game
        self.batches = batches
        self.steps = steps
        self.epochs = range(initial_epoch, epochs)
        self.seconds_per_call = SECONDS_PER_CALL
        self.callbacks = keras.callbacks.CallbackList(
            callbacks,
            add_history=True,
            add_progbar=bool(verbose),
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
        self.renewed = False
        self._draws = 0  # from the data: one for each step, and one for each single turn
        self._data = None  # an iterator that stands there
        self._losses = {}  # of the epoch that goes on: for each name, arrays with one entry for each step
        self._begun = False
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
        self.command("discriminator turn", lambda: self._turn(self.game.discriminator_turn))

    def generator_turn(self):
        """Plays one turn of the generator, best while paused."""
        self.command("generator turn", lambda: self._turn(self.game.generator_turn))

    def command(self, name, change):
        """Has the worker call `change()` between two calls, and logs it under `name` with its step."""
        self._commands.put((name, change))

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
        self.game.cut_short, end = "still training", "interrupted"
        try:
            self.game.stop_training = False
            if not self._begun:
                self._begun = True
                self._tell("on_training", self)
            self.steps_per_call = self.game.steps_per_call or 1
            past = self.history.epoch
            self.callbacks.on_train_begin()
            self.history.epoch = past  # Keras's History begins with an empty page
            epoch = self.epoch
            while epoch < self.epochs.stop:
                self._epoch(epoch)
                if self.game.stop_training:
                    break
                epoch = self.epoch + 1  # the next one, also where the training was put back to an earlier one
            self.callbacks.on_train_end()
            end = "stopped"
        finally:
            if end == "interrupted":
                self._data = None  # the call that was cut may have drawn from it
            at = f"{end} at step {self.steps_done:,} of {self.total:,}"
            self.game.cut_short = at if self.steps_done < self.total else None
            self.game.lock.release()
        return self.history

    @property
    def total(self):
        """Steps in all epochs together."""
        return len(self.epochs) * self.steps

    @property
    def steps_done(self):
        """Steps since the training began, in all epochs, those before a bookmark included."""
        return (self.epoch - self.epochs.start) * self.steps + self.done

    def renew(self, change):
        """Calls `change()` and has the game traced anew, between two calls: for what a graph holds fixed.

        Such as `d_turns`. The next call takes as long as the first of a training.
        """
        turns = self.game.d_turns
        change()
        self.game.forget_call()
        self.renewed = True
        # The place in the data stays, but for a rest of less than one step.
        self._draws = -(-self._draws * turns // self.game.d_turns)
        self._data = None

    @property
    def data(self):
        """An iterator over the data, at the place of the training."""
        if self._data is None:
            self._data = iter(self.batches(self._draws))
        return self._data

    def draw(self):
        """The data of one step, for a command that plays turns; the next step begins after it."""
        drawn = next(self.data)
        self._draws += 1
        return drawn

    def _epoch(self, epoch):
        if epoch != self.epoch:
            self.epoch, self.done, self._losses = epoch, 0, {}
        self.callbacks.on_epoch_begin(epoch)
        self._stand_still()
        while self.done < self.steps and not self.game.stop_training:
            steps = min(self.steps_per_call, self.steps - self.done)
            self.callbacks.on_train_batch_begin(self.done)
            call = self.game.make_call()
            start = time.perf_counter()
            losses = {name: np.asarray(part, float) for name, part in call(self.data, tf.constant(steps)).items()}
            seconds = time.perf_counter() - start
            self.renewed = False
            for name, part in losses.items():
                self._losses.setdefault(name, []).append(part)
            self.done += steps
            self._draws += steps
            self.callbacks.on_train_batch_end(self.done - 1, _means(losses))
            if self.game.steps_per_call is None:
                self.steps_per_call = _paced(self.steps_per_call, seconds / steps, self.seconds_per_call)
            self._stand_still()
        # One sum over the whole epoch: adding up calls, the mean's last digits would depend on where they were cut.
        self.callbacks.on_epoch_end(self.epoch, _means(self._epoch_losses()))

    def _epoch_losses(self):
        return {name: np.concatenate(parts) for name, parts in self._losses.items()}

    def _stand_still(self):
        finished = self.done == self.steps
        if not finished:
            self._obey()
        self._tell("on_standstill", self.game.stop_training or finished and self.epoch == self.epochs[-1])

    def _tell(self, hook, *arguments):
        for callback in self.callbacks.callbacks:
            if hasattr(callback, hook):
                getattr(callback, hook)(*arguments)

    def _obey(self):
        while self.paused or not self._commands.empty():
            if self.game.stop_training or self.done == self.steps:
                return
            name, change = self._commands.get()
            self.log.append((self.steps_done, name))
            change()
            self._tell("on_command", name)

    def _turn(self, turn):
        turn(self.game.split(self.draw())[0])

    # Bookmarks: where a training stands, without what the game holds.

    def bookmark(self):
        """Where the training stands, at a standstill.

        Returns:
            A dictionary of what JSON can hold, and the losses of the epoch that goes on, `{name: (steps,)}`.
        """
        place = {
            "steps_per_epoch": self.steps,
            "initial_epoch": self.epochs.start,
            "epoch": self.epoch,
            "step": self.done,
            "draws": self._draws,
            "history": [self.history.epoch, self.history.history],
            "log": self.log,
        }
        return place, self._epoch_losses()

    def go_to(self, place, losses):
        """Puts a training that has not begun to a bookmark. The game is to be put there as well, by the caller.

        Raises:
            ValueError: if this training has no such place.
        """
        self._check(place)
        self.epoch, self.done, self._draws = place["epoch"], place["step"], place["draws"]
        self._losses = {name: [array] for name, array in losses.items()}
        self._data = None
        self.history.epoch, self.history.history = place["history"]
        self.log[:] = [tuple(entry) for entry in place["log"]]

    def go_back(self, place, losses):
        """Puts a training back to one of its own bookmarks, between two calls or after the end.

        What was commanded since stays in the log. The game is put there by the caller, before.
        """
        log = list(self.log)
        self.go_to(place, losses)
        self.log[:] = log
        self._tell("on_go_back")

    def _check(self, place):
        was, completed = place["steps_per_epoch"], place["epoch"] - place["initial_epoch"]
        if place["initial_epoch"] != self.epochs.start:
            raise ValueError(f"The kept run began with epoch {place['initial_epoch']}; give that initial_epoch again.")
        if completed and was != self.steps:
            raise ValueError(f"The kept run has epochs of {was:,} steps, and this one of {self.steps:,}; give {was:,}.")
        if place["epoch"] >= self.epochs.stop or place["step"] > self.steps:
            done = completed * was + place["step"]
            raise ValueError(f"The kept run has done {done:,} steps, and {self.total:,} are asked for; ask for more.")


def _means(losses):
    """The mean of each loss; every entry counts the same, whatever call it came from."""
    return {name: float(np.mean(values)) for name, values in losses.items()}


def _paced(steps_per_call, seconds_per_step, seconds_per_call):
    """Steps for a call of about so many seconds; grows eightfold at most, since a first call includes tracing."""
    return max(1, min(8 * steps_per_call, int(seconds_per_call / seconds_per_step)))
