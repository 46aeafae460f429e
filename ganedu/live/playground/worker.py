"""A thread that runs a training, and lives only while there is something to do."""

from concurrent.futures import Future
import threading

NAME = "ganedu playground"


class Worker:
    """Runs a training that returns when nothing is left to play, and again for what was commanded meanwhile.

    The thread is started for a command and ends when all is done: none is left idle.

    Args:
        training: a `Training`, one of whose callbacks calls `pass_on()` when it begins.
        on_error: called in the thread with an exception that ended the training.
    """

    def __init__(self, training, on_error):
        self._training = training
        self._on_error = on_error
        self._lock = threading.Lock()
        self._waiting = {}  # for each future its name and job
        self._thread = None

    def do(self, name, job):
        """Commands `job()` under a name.

        Returns:
            A `concurrent.futures.Future` with its result.
        """
        future = Future()
        with self._lock:
            self._waiting[future] = name, job
            self._training.command(name, self._fulfil)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name=NAME, daemon=True)
                self._thread.start()
        return future

    def pass_on(self):
        """Commands what waits: a training that has ended takes no commands until it begins again."""
        with self._lock:
            for name, _ in self._waiting.values():
                self._training.command(name, self._fulfil)

    def wait(self):
        """Waits until the thread has ended."""
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def end(self):
        """Drops what was commanded and not begun, and waits until the thread has ended."""
        self._drop()
        self.wait()

    def _drop(self):
        with self._lock:
            for future in self._waiting:
                future.cancel()
            self._waiting.clear()

    def _work(self):
        while self._goes_on():
            try:
                self._training.run()
            except Exception as error:
                self._drop()
                self._on_error(error)

    def _goes_on(self):
        with self._lock:
            if not self._waiting:
                self._thread = None
            return bool(self._waiting)

    def _fulfil(self):
        """Does what has waited longest: commands may come between the beginning of a training and `pass_on`."""
        with self._lock:
            future = next(iter(self._waiting), None)
            _, job = self._waiting.pop(future, (None, None))
        if job is None:  # dropped, or commanded twice while the training began
            return
        try:
            future.set_result(job())
        except BaseException as error:
            future.set_exception(error)
