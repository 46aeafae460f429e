"""One thread that does everything to the games, and lives only while there is something to do."""

import collections
from concurrent.futures import Future
import threading

NAME = "ganedu playground"


class Worker:
    """Does one job after another in a thread, and between jobs repeats a beat, if there is one.

    The thread is started for the first job and ends after the last: none is left idle.

    Args:
        on_error: called in the thread with the exception that ended a beat.
    """

    def __init__(self, on_error):
        self._on_error = on_error
        self._awake = threading.Condition()
        self._jobs = collections.deque()
        self._beat = None
        self._thread = None

    def do(self, job):
        """Has `job()` called in the thread.

        Returns:
            A `concurrent.futures.Future` with its result.
        """
        future = Future()
        with self._awake:
            self._jobs.append((job, future))
            self._go()
        return future

    def repeat(self, beat):
        """Has `beat()` called again and again. It returns the seconds to wait after it. None ends that."""
        with self._awake:
            self._beat = beat
            self._go()

    def end(self):
        """Drops all jobs and waits until the thread has ended."""
        with self._awake:
            self._beat = None
            for _, future in self._jobs:
                future.cancel()
            self._jobs.clear()
            self._awake.notify()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _go(self):
        if self._thread is None and (self._jobs or self._beat):
            self._thread = threading.Thread(target=self._work, name=NAME, daemon=True)
            self._thread.start()
        self._awake.notify()

    def _work(self):
        while True:
            with self._awake:
                if not self._jobs and self._beat is None:
                    self._thread = None
                    return
                job, future = self._jobs.popleft() if self._jobs else (None, None)
                beat = self._beat
            if job is not None:
                _fulfil(future, job)
            else:
                self._wait(beat, self._beaten(beat))

    def _beaten(self, beat):
        try:
            return beat()
        except Exception as error:
            self.repeat(None)
            self._on_error(error)
            return 0.0

    def _wait(self, beat, seconds):
        if seconds:
            with self._awake:
                self._awake.wait_for(lambda: self._jobs or self._beat is not beat, seconds)


def _fulfil(future, job):
    try:
        future.set_result(job())
    except BaseException as error:
        future.set_exception(error)
