"""Answers that are being graded cannot read the solutions, the tests or other people's answers.

`nbgrader_config.py` starts each graded kernel with `close()`. It is an audit hook of Python (PEP 578), which cannot be
taken off again: it stops Python's own ways to a file and to another process. Native code, TensorFlow's `tf.io` among
it, passes it by, so grade in a container or a throw-away account all the same.
"""

import os
from pathlib import Path
import sys

CLOSED = ("solutions", "tests", "submitted", "autograded", "feedback", "handouts", "gradebook.db", "grades.csv")
# Audit events, and how many of their first arguments are paths.
OPENING = {
    **dict.fromkeys(("open", "os.listdir", "os.scandir", "os.remove", "os.rmdir", "os.truncate", "sqlite3.connect"), 1),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), 2),
}
STARTING = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty"}


def close():
    """Closes the course's folder to this process from now on; nbgrader runs it in `autograded/STUDENT/EXERCISE/`."""
    course = Path.cwd().parents[2]
    closed = tuple(str(course / name) for name in CLOSED)

    def hook(event, arguments):
        if event in STARTING:
            raise PermissionError("Answers are graded without other processes: compute it in Python, here.")
        for path in arguments[: OPENING.get(event, 0)]:
            if isinstance(path, (str, bytes, os.PathLike)) and _is_within(path, closed):
                raise PermissionError(
                    f"{os.fsdecode(path)} is closed while answers are graded: compute it from what the task gives."
                )

    sys.addaudithook(hook)


def _is_within(path, folders):
    whole = os.path.realpath(os.fsdecode(path))
    return any(whole == folder or whole.startswith(folder + os.sep) for folder in folders)
