"""Copies the lessons and exercises to `workspace/` and opens JupyterLab there.

Learners work on copies, so the files git tracks stay clean and `git pull` never meets a change of theirs. A copy that
the learner has not touched follows the course; one that the learner changed is kept.
"""

import argparse
import hashlib
import json
import os
from pathlib import Path
import socket
import sys

from ganedu.training.files import replaced
import jupyter_settings
import start_page

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ".ganedu_copied.json"


def main(arguments=None):
    """Starts JupyterLab in this process, or returns 1 after saying why not."""
    parser = argparse.ArgumentParser(description="Opens the course in JupyterLab.")
    parser.add_argument("--port", type=int, default=8888)
    parser.add_argument("--teacher", action="store_true", help="open the course itself, with nbgrader's menus")
    options = parser.parse_args(arguments)
    port = free_port(options.port)
    if port is None:
        print(f"There is no free port from {options.port} on; choose another: make lab PORT=9000")
        return 1
    if port != options.port:
        print(f"Port {options.port} is taken, perhaps by a JupyterLab that is still running; this one uses {port}.")
    print("Ctrl-C in this terminal stops JupyterLab. A notebook keeps its memory until its kernel is shut down.")
    jupyter_settings.write_settings(sys.prefix, nbgrader_menus=options.teacher)
    if options.teacher:
        start(ROOT, None, port)
    for notice in sync(ROOT, ROOT / "workspace"):
        print(notice)
    start_page.write(ROOT / "workspace", ROOT / "lessons")
    start(ROOT / "workspace", start_page.PAGE, port)


def free_port(wanted):
    """The first free port from the wanted one on, of a hundred; None if there is none."""
    return next((port for port in range(max(wanted, 1), min(wanted + 100, 65536)) if not is_taken(port)), None)


def is_taken(port):
    """Tells whether something listens on this port already."""
    with socket.socket() as listener:
        # As the server does: a port that was closed a moment ago is free.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False


def sync(root, workspace):
    """Brings the copies in `workspace` up to date.

    Args:
        root: the course's directory, with `lessons` and `exercises`.
        workspace: the directory to copy to.

    Returns:
        A sentence for each file that was kept although the course has a newer version, or has the file no longer.
    """
    workspace.mkdir(exist_ok=True)
    manifest = workspace / MANIFEST
    copied = json.loads(manifest.read_text()) if manifest.exists() else {}
    files = course_files(root)
    notices = list(dropped(workspace, copied, set(copied) - set(files)))
    for name, source in files.items():
        copy = workspace / name
        newest, mine = digest(source), digest(copy) if copy.exists() else None
        if mine in (None, newest, copied.get(name)):
            if mine != newest:
                copy_file(source, copy)
            copied[name] = newest
        elif newest != copied.get(name):
            notices.append(
                f"workspace/{name} is yours and was kept; the course has a newer one, {source.relative_to(root)}: "
                "for a fresh copy delete yours and run make lab again."
            )
    manifest.write_text(json.dumps(copied, indent=1, sort_keys=True))
    return notices


def dropped(workspace, copied, names):
    """Removes the untouched copies of files that the course has no longer; says once which ones are the learner's."""
    for name in sorted(names):
        copy, untouched = workspace / name, copied.pop(name)
        if copy.exists() and digest(copy) == untouched:
            copy.unlink()
        elif copy.exists():
            yield f"workspace/{name} is yours and was kept; the course has no file of this name any longer."


def course_files(root):
    """Returns the path in the workspace and the source of every file that learners get.

    Lessons show the diagrams, at the same place seen from the copy as from the original.
    """
    files = [*root.glob("lessons/*.ipynb"), *(path for path in root.glob("exercises/*/*") if path.is_file())]
    files += root.glob("docs/diagrams/*.svg")
    return {path.relative_to(root).as_posix(): path for path in sorted(files)}


def copy_file(source, copy):
    """Copies one file; an interruption leaves the old copy whole.

    A notebook is copied without outputs: they would give away what the learner is asked to predict.
    """
    copy.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    if source.suffix == ".ipynb":
        notebook = json.loads(content)
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        content = json.dumps(notebook, indent=1, ensure_ascii=False).encode()
    with replaced(copy) as aside:
        aside.write_bytes(content)


def digest(path):
    """Returns a hash of the file's content; of a notebook, of what its author wrote.

    JupyterLab rewrites a notebook's metadata as soon as it is opened, and running it adds outputs: neither makes it
    the learner's own.
    """
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = json.loads(content)["cells"]
            content = json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells]).encode()
        except (ValueError, KeyError, TypeError):
            pass  # not a sound notebook: then it differs from the course's in any case
    return hashlib.sha256(content).hexdigest()


def start(directory, page, port):
    """Replaces this process by one that runs JupyterLab."""
    # So that `!pip` in a notebook and JupyterLab's terminals meet this environment.
    os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")
    # Tabs of the reader's other projects do not open here.
    os.environ["JUPYTERLAB_WORKSPACES_DIR"] = os.path.join(sys.prefix, "share/jupyter/lab/workspaces")
    sys.stdout.flush()
    os.chdir(directory)
    serve = Path(__file__).with_name("serve.py").resolve()
    os.execv(sys.executable, [sys.executable, serve, *server_options(directory, page, port)])


def server_options(directory, page, port):
    """Returns JupyterLab's command-line options."""
    options = [
        f"--ServerApp.root_dir={directory}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--Application.log_level=WARN",
    ]
    if page:
        options.append(f"--LabApp.default_url=/lab/tree/{page}")
    if os.geteuid() == 0:
        options.append("--allow-root")
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        options.append("--no-browser")
    return options


if __name__ == "__main__":
    sys.exit(main())
