"""The one worker that owns a training: behind `fit`, and behind the live panel."""

import queue
import time

import keras
import tensorflow as tf

SECONDS_PER_CALL = 0.15
BUSY = "This game is being trained already. Stop that training first, or wait for it."


class Training:
    """Trains a game, call by call, and obeys commands between two calls.

    A call runs several steps in one TensorFlow graph; their number follows the clock, so that a command never waits
    long. What is computed does not depend on it: data and noise are keyed by the step.

    Args:
        game: a compiled `Game`.
        batches: a `tf.data.Dataset` of what one `train_step` takes.
        steps: steps in an epoch.
        epochs: the number of epochs.
        initial_epoch: the number of the first.
        callbacks: Keras callbacks. Their batch hooks run once per call; a method `on_command(name)` hears of commands.
        verbose: 0 for silence, anything else for Keras's progress bar.

    Attributes:
        log: what was commanded, as pairs `(steps done, name)`.
        steps_done: steps since the training began.
    """

    def __init__(self, game, batches, steps, epochs=1, initial_epoch=0, callbacks=None, verbose=0):
        self.game = game
        self.batches = batches
        self.steps = steps
        self.epochs = range(initial_epoch, epochs)
        self.callbacks = keras.callbacks.CallbackList(
            callbacks,
            add_history=True,
            add_progbar=bool(verbose),
            model=game,
            verbose=verbose,
            epochs=epochs,
            steps=steps,
        )
        self.log = []
        self.steps_done = 0
        self.paused = False
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
        try:
            self.game.stop_training = False
            self._iterator = iter(self.batches)
            self._steps_per_call = self.game.steps_per_call or 1
            self.callbacks.on_train_begin()
            for epoch in self.epochs:
                self._epoch(epoch, self.game.make_call())
                if self.game.stop_training:
                    break
            self.callbacks.on_train_end()
        finally:
            self.game.lock.release()
        return self.game.history

    def _epoch(self, epoch, call):
        self.callbacks.on_epoch_begin(epoch)
        done, means = 0, {}
        while done < self.steps:
            self._obey()
            if self.game.stop_training:
                break
            steps = min(self._steps_per_call, self.steps - done)
            self.callbacks.on_train_batch_begin(done)
            start = time.perf_counter()
            logs = {name: float(loss) for name, loss in call(self._iterator, tf.constant(steps)).items()}
            seconds = time.perf_counter() - start
            means = {name: (means.get(name, 0.0) * done + loss * steps) / (done + steps) for name, loss in logs.items()}
            done += steps
            self.steps_done += steps
            self.callbacks.on_train_batch_end(done - 1, logs)
            if self.game.steps_per_call is None:
                self._steps_per_call = _paced(self._steps_per_call, seconds / steps)
        self.callbacks.on_epoch_end(epoch, means)

    def _obey(self):
        while self.paused or not self._commands.empty():
            if self.game.stop_training:
                return
            name, change = self._commands.get()
            self.log.append((self.steps_done, name))
            change()
            for callback in self.callbacks.callbacks:
                if hasattr(callback, "on_command"):
                    callback.on_command(name)

    def _turn(self, turn):
        batch = self.game.split(next(self._iterator))[0]
        turn(batch)


def _paced(steps_per_call, seconds_per_step):
    """Steps for a call of about `SECONDS_PER_CALL`; grows eightfold at most, since a first call includes tracing."""
    return max(1, min(8 * steps_per_call, int(SECONDS_PER_CALL / seconds_per_step)))
