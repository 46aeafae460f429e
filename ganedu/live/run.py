"""A training in the background, with a handle in the learner's hand."""

import asyncio
import threading
import time

from ganedu.live.panel import Panel


def train(game, stream, steps, callbacks=None):
    """Trains a game in the background and shows a live panel below the cell. Returns at once.

    There is one live training at a time: a cell that is run again stops the training that it started before.

    Args:
        game: a compiled game, such as `GAN`.
        stream: what `game.fit` takes.
        steps: the number of steps.
        callbacks: Keras callbacks. Their batch hooks run once per call of several steps, in the worker thread.

    Returns:
        A `Run`. Write `await run` in the next cell to wait for it; buttons stay alive meanwhile.

    Raises:
        RuntimeError, TypeError, ValueError: as `game.fit` does, before the first step.
    """
    panel = Panel(steps)
    run = Run(game.training(stream, steps_per_epoch=steps, callbacks=[panel, *(callbacks or [])]), panel)
    for earlier in list(_running):
        earlier.end()
        print(f"The earlier training was ended: {earlier!r}.")
    _running[:] = [run]
    panel.show(run)
    run.start()
    return run


_running = []


class Run:
    """A training in a background thread.

    Attributes:
        losses: what was measured so far: lists under "step", "d_loss", "g_loss", one entry per call of several steps.
        error: the exception that ended the training, or None.
    """

    def __init__(self, training, panel):
        self.error = None
        self._training = training
        self._panel = panel
        self._seconds = 0.0
        self._thread = threading.Thread(target=self._work, name="ganedu training", daemon=True)

    def start(self):
        """Starts the background thread."""
        self._thread.start()

    def pause(self):
        """Holds the training after the call that is running, in about 0.2 s."""
        self._training.pause()

    def resume(self):
        """Lets a paused training go on."""
        self._training.resume()

    def stop(self):
        """Ends the training after the call that is running. Everything learnt so far is kept."""
        self._training.stop()

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
            self.stop()
            raise
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
