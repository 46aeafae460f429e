"""Files that are complete at every moment, or what they were before."""

import contextlib
import os


@contextlib.contextmanager
def replaced(path):
    """Gives a path beside `path` to write to; what stands there at the end takes the place of `path`.

    Args:
        path: a `pathlib.Path`.

    Raises:
        OSError: if it cannot be written, for instance to a full disk; then nothing is left, and `path` is as it was.
    """
    aside = path.with_name(f".part.{path.name}")
    try:
        yield aside
        with open(aside, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # Windows opens no folders, and keeps renamings by itself
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
