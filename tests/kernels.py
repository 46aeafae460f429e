"""Kernels for the tests that begin as copies of one process, which has loaded TensorFlow for all of them.

A Python that has only just started needs five seconds of a core until it holds TensorFlow; such a copy needs none. What
Jupyter starts is then `python kernels.py SOCKET -f CONNECTION_FILE`: it asks the process at the socket for a copy of
itself, hands its own folder, environment and outputs over, and lives for as long as the copy does.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading

LARGEST_REQUEST = 1 << 20


@contextlib.contextmanager
def prepared(folder):
    """While it is open, kernels named python3 are copies. Off Linux they stay what they are.

    Args:
        folder: an empty one, for the socket and the description of the kernel.

    Yields:
        What a process that starts such kernels needs in its environment.
    """
    if sys.platform != "linux":
        yield {}
        return
    address = folder / "socket"
    description = {
        "argv": [sys.executable, "-S", __file__, str(address), "-f", "{connection_file}"],
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "metadata": {"debugger": True},
    }
    (folder / "kernels" / "python3").mkdir(parents=True)
    (folder / "kernels" / "python3" / "kernel.json").write_text(json.dumps(description))
    environment = {**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(address))
        listening.listen()
        command = [sys.executable, __file__, str(listening.fileno())]
        process = subprocess.Popen(command, env=environment, pass_fds=[listening.fileno()])
    try:
        yield {"JUPYTER_PATH": str(folder)}
    finally:
        process.terminate()
        process.wait()


def copy_on_request(listening):
    """Loads everything, then becomes a kernel in a copy of itself for each request."""
    import ganedu.games
    import ganedu.live  # noqa: F401
    import ipykernel.kernelapp

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asking, _ = listening.accept()
        request, outputs, *_ = socket.recv_fds(asking, LARGEST_REQUEST, 3)
        if os.fork() == 0:
            break
        for each in (asking.detach(), *outputs):
            os.close(each)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    listening.close()
    os.setsid()
    for here, given in enumerate(outputs):
        os.dup2(given, here)
        os.close(given)
    request = json.loads(request)
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    asking.sendall(str(os.getpid()).encode())
    threading.Thread(target=_end_with, args=[asking], daemon=True).start()
    sys.argv = ["ipykernel_launcher.py", *request["arguments"]]
    sys.path[0] = ""
    ipykernel.kernelapp.launch_new_instance()


def _end_with(asking):
    """Ends this process once the one that asked for it has ended."""
    asking.recv(1)
    os._exit(1)


def ask(address, *arguments):
    """Asks for a copy that runs as a kernel with these arguments, passes interrupts on to it, and ends with it."""
    request = {"arguments": arguments, "environment": dict(os.environ), "folder": os.getcwd()}
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(address)
        socket.send_fds(asking, [json.dumps(request).encode()], [0, 1, 2])
        copy = int(asking.recv(32))
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda number, frame: os.kill(copy, number))
        asking.recv(1)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        copy_on_request(socket.socket(fileno=int(sys.argv[1])))
    else:
        ask(*sys.argv[1:])
