"""How far a computation is, and how long it will still take: one line, which goes when the computation ends.

for step in progress.over(range(3_000)):
    ...
network.fit(x, y, verbose=0, callbacks=[progress.Line()])
"""

import sys
import threading

import keras
from tqdm.std import tqdm

SILENT = 1.0  # seconds before a line is shown
EVERY = 0.5  # seconds between two looks
LINE = "{bar:30} {n_fmt} of {total_fmt} {unit}, {remaining} left"


class _Bar(tqdm):
    monitor_interval = 0  # no thread of tqdm's own


def over(iterable, total=None, unit="steps"):
    """Goes through what it is given, and tells how far it is.

    Args:
        iterable: a range, a list, or anything else to go through.
        total: how many there are, where the iterable has no length.
        unit: what is counted.

    Returns:
        An iterable over the same.
    """
    return _bar(iterable, total, unit)


class Line(keras.callbacks.Callback):
    """Tells how far a training or a prediction is; `fit` of a game has one by itself."""

    def on_train_begin(self, logs=None):
        self._bar = _bar(None, 0, "steps")
        self._first = None

    def on_epoch_begin(self, epoch, logs=None):
        steps = self.params.get("steps")  # None for data of unknown length
        if self._first is None:
            self._first = epoch
            self._bar.total = steps and (self.params["epochs"] - epoch) * steps
        self._before = (epoch - self._first) * steps if steps else self._bar.n

    def on_train_batch_end(self, batch, logs=None):
        self._bar.update(self._before + batch + 1 - self._bar.n)

    def on_train_end(self, logs=None):
        self._bar.close()

    def on_predict_begin(self, logs=None):
        self._bar = _bar(None, self.params["steps"], "batches")

    def on_predict_batch_end(self, batch, logs=None):
        self._bar.update(batch + 1 - self._bar.n)

    def on_predict_end(self, logs=None):
        self._bar.close()


def waiting(future, done, total):
    """Waits for a `concurrent.futures.Future` while another thread works, and tells how far that is.

    Args:
        future: what is waited for.
        done: `done()` gives how many steps are done.
        total: how many there will be.

    Returns:
        The future's result.
    """
    with _bar(None, total, "steps") as bar:
        while not future.done():
            try:
                future.result(timeout=0.2)
            except TimeoutError:
                bar.update(done() - bar.n)
    return future.result()


def _bar(iterable, total, unit):
    return _Bar(
        iterable,
        total=total,
        unit=unit,
        delay=SILENT,
        mininterval=EVERY,
        leave=False,
        file=sys.stdout,
        bar_format=LINE,
        # A line of another thread would stand below whichever cell runs.
        disable=threading.current_thread() is not threading.main_thread(),
    )
