"""When the kernel is interrupted between two cells, which Jupyter ignores: what plays in the background is held."""

import sys
import threading
import weakref

_tools = weakref.WeakSet()


def heed(tool):
    """Has `tool.interrupted()` called, in a thread of its own, when the kernel is interrupted while no cell runs."""
    _tools.add(tool)
    ipython = sys.modules.get("IPython")
    kernel = getattr(ipython and ipython.get_ipython(), "kernel", None)
    if hasattr(kernel, "saved_sigint_handler"):  # what ipykernel puts in force when a cell has ended
        kernel.saved_sigint_handler = _tell


def _tell(*_):
    # In a thread, since the signal may have come while this one holds a lock.
    threading.Thread(target=lambda: [tool.interrupted() for tool in list(_tools)], daemon=True).start()
