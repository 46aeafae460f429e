"""JupyterLab, which ends when it is told to: by Ctrl-C, by a closed terminal, or by a request to terminate.

By itself JupyterLab 4.6.6 did not always end: idle threads of AnyIO kept it alive after an interrupt in 2 of 6 trials.
So it runs as a child in a session of its own, which no Ctrl-C reaches; it is asked to end once, and then has some time.
"""

import signal
import subprocess
import sys

PATIENCE = 10  # seconds that JupyterLab has to shut its kernels down and to end
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Told(Exception):
    """A signal says that it is over."""


def tell(number, frame):
    """Handles a signal once; further ones change nothing."""
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Told


def main(arguments):
    """Runs JupyterLab until it ends or is told to; returns its exit status, or 0 if it was told."""
    command = [sys.executable, "-m", "jupyterlab", *arguments]
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        for number in SIGNALS:
            signal.signal(number, tell)
        return server.wait()
    except Told:
        server.terminate()
    try:
        server.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
