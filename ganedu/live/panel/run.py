"""A training in the background, with a handle in the learner's hand."""

import asyncio
import threading
import time

from ganedu.games.game import Game
from ganedu.live.kit import interrupts
from ganedu.live.panel.panel import Panel
from ganedu.live.panel.view import PanelView
from ganedu.numbers import is_whole, shown
from ganedu.training.callbacks import BackFromNaN, FailureDetectors
import keras


def train(game, stream, steps, callbacks=None, start=True):
    """Trains a game in the background and shows a live panel below the cell. Returns at once.

    There is one live training at a time: a cell that is run again stops the training that it started before. It is
    watched by `FailureDetectors`, whose sentences the panel shows; give your own among the callbacks to change them.
    `live.Quality(real)` among the callbacks adds a curve of the quality.

    Args:
        game: a compiled game, such as `GAN`.
        stream: what `game.fit` takes.
        steps: the number of steps.
        callbacks: Keras callbacks. Their batch hooks run once per call of several steps, in the worker thread.
        start: False to wait for the panel's Start.

    Returns:
        A `Run`. Write `await run` in the next cell to wait for it; buttons stay alive meanwhile.

    Raises:
        RuntimeError, TypeError, ValueError: as `game.fit` does, before the first step.
    """
    if not isinstance(game, Game):
        raise TypeError(f"game is {shown(game)}; expected a compiled game, such as GAN.")
    if not is_whole(steps, least=1):
        raise ValueError(f"steps is {shown(steps)}; expected a positive integer, such as 2_000.")
    steps, others = int(steps), keras.tree.flatten(callbacks or [])
    if not any(isinstance(other, BackFromNaN) for other in others):
        batch = next(iter(game.training(stream, steps_per_epoch=steps).batches(0).unbatch()))
        watch = FailureDetectors if game.duels(batch) else BackFromNaN
        others.append(watch(report=_keep_to_the_panel))
    panel = Panel(steps, others)
    run = Run(game.training(stream, steps_per_epoch=steps, callbacks=[*others, panel]), panel)
    for earlier in list(_running):
        earlier.end()
        print(f"The earlier training was stopped: {earlier!r}.")
    PanelView.tell_of(panel.view)
    interrupts.heed(run)
    panel.show(run)
    if not start:
        run.pause()
    run.start()
    return run


_running = []


def _keep_to_the_panel(sentence):
    """The panel shows it by itself."""


class Interrupted(asyncio.CancelledError):
    """The learner has interrupted a wait: a notebook shows one sentence, and runs no further cells."""

    def __init__(self, run):
        super().__init__(
            f"You interrupted the kernel, and the training was stopped: {run!r}. The trained weights are kept; to "
            "continue, run the cell with live.train again."
        )

    def _render_traceback_(self):
        return [str(self)]


class Run:
    """A training in a background thread.

    Attributes:
        losses: what was measured so far: lists under "step" and the names of the losses, such as "d_loss" and "g_loss",
            one entry per call of several steps.
        error: the exception that ended the training, or None.
    """

    def __init__(self, training, panel):
        self.error = None
        self._training = training
        self._panel = panel
        self._seconds = 0.0
        self._thread = None

    def start(self):
        """Starts the background thread; one that is already running is left alone."""
        if self._thread is not None and self.state in ("running", "paused"):
            return
        _running[:] = [self]
        self._seconds = 0.0
        self._thread = threading.Thread(target=self._work, name="ganedu training", daemon=True)
        self._thread.start()

    def pause(self):
        """Holds the training after the call that is running, in about 0.2 s."""
        self._training.pause()

    def resume(self):
        """Continues a paused training."""
        self._training.resume()

    def stop(self):
        """Ends the training after the call that is running. Everything learnt so far is kept."""
        self._training.stop()

    def rewind(self, step):
        """Rewinds to a checkpoint of the panel's timeline and trains on from there, as if nothing had come after.

        Args:
            step: of one of the checkpoints in `run.checkpoints`.

        Raises:
            ValueError: if there is none at this step.
            RuntimeError: if another training has begun since this one ended.
        """
        if step not in self.checkpoints:
            kept = ", ".join(f"{kept:,}" for kept in self.checkpoints) or "none yet"
            raise ValueError(f"There is no checkpoint at step {shown(step)}; the checkpoints are at: {kept}.")
        if self.state in ("running", "paused"):
            self._training.command(f"rewind to step {step:,}", lambda: self._panel.go_back(step))
            return
        if any(other is not self for other in _running):
            raise RuntimeError("Another training is running. Stop it first, or wait for it.")
        self._thread.join()
        self.error = None
        self._panel.go_back(step)
        self.start()

    def interrupted(self):
        """The kernel was interrupted between two cells: the training is held."""
        if self.state == "running":
            self.pause()
            self._panel.tell("The kernel was interrupted, so this training is paused. Press Resume to continue.")

    def end(self):
        """Stops the training and waits until its thread has ended."""
        self.stop()
        self._thread.join()

    def wait(self, timeout=None):
        """Waits in a plain Python program; in a notebook write `await run`, which keeps the buttons alive.

        Args:
            timeout: seconds to wait at most, or None.

        Returns:
            The run itself.
        """
        self._thread.join(timeout)
        return self._result()

    def __await__(self):
        return self._finished().__await__()

    async def _finished(self):
        try:
            while self._thread.is_alive():
                await asyncio.sleep(0.05)
        except (asyncio.CancelledError, KeyboardInterrupt):
            self.end()
            raise Interrupted(self) from None
        return self._result()

    def _result(self):
        if self.error is not None:
            raise self.error
        return self

    def _work(self):
        start = time.perf_counter()
        try:
            self._training.run()
        except Exception as error:
            self.error = error
        self._seconds = time.perf_counter() - start
        if self in _running:
            _running.remove(self)
        self._panel.finish(self.state, self.error)

    @property
    def losses(self):
        return self._panel.losses

    @property
    def checkpoints(self):
        """The steps that `rewind` can go to."""
        return self._panel.checkpoints

    @property
    def state(self):
        """One word: "running", "paused", "finished", "stopped" or "failed"."""
        if self.error is not None:
            return "failed"
        if self._thread.is_alive() and not self._seconds:
            return "paused" if self._training.paused else "running"
        return "finished" if self._training.steps_done >= self._training.steps else "stopped"

    def __repr__(self):
        seconds = f" in {self._seconds:.0f} s" if self._seconds else ""
        return f"<Run {self.state}: {self._training.steps_done:,} of {self._training.steps:,} steps{seconds}>"
