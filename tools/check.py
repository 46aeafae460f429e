"""Finds out in a few minutes whether the course works on this machine; `make check` calls it.

TensorFlow computes ... ok, 4 s: processors 2, GPUs 0, free memory 21 GB
"""

import contextlib
import json
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import lab
import psutil

ROOT = Path(__file__).resolve().parent.parent
LESSON = ROOT / "lessons/02_vanilla_gan.ipynb"
WIDGETS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
TOOL = """
import numpy as np
from ganedu import GAN, data, live, networks, priors
from ganedu.optimizers import Adam

gan = GAN(networks.dense_generator(2, (16,), (2,), activation=None), networks.dense_discriminator((2,), (16,)),
          prior=priors.normal(2))
gan.compile(Adam(1e-3), Adam(1e-3))
points = np.random.default_rng(0).normal(size=(512, 2)).astype("float32")
run = live.train(gan, data.stream(points, batch_size=16), steps=200)
await run
assert run.state == "finished", run
"""


class Fault(Exception):
    """What does not work, and what to do about it."""


def main():
    """Runs every check; returns 1 if one failed."""
    failed = False
    for name, check in CHECKS.items():
        print(f"{name} ...", end=" ", flush=True)
        begin = time.perf_counter()
        try:
            found = check()
        except Fault as fault:
            failed = True
            print(f"FAILED\n  {fault}")
        else:
            print(f"ok, {time.perf_counter() - begin:.0f} s" + (f": {found}" if found else ""))
    print("Something does not work here; see above." if failed else "Everything works. Begin with: make lab")
    return int(failed)


def tensorflow_computes():
    """A product of matrices, held against NumPy, and the memory that a lesson takes."""
    import numpy as np
    import tensorflow as tf

    numbers = np.random.default_rng(0).normal(size=(2, 64, 64)).astype("float32")
    if not np.allclose(tf.matmul(*numbers), numbers[0] @ numbers[1], atol=1e-3):
        raise Fault("TensorFlow multiplies wrongly. Delete .venv and run make lab again.")
    free = psutil.virtual_memory().available / 1e9
    if free < 2:
        raise Fault(f"Only {free:.1f} GB of memory are free, and a lesson needs about 2: close other programs.")
    gpus = len(tf.config.list_physical_devices("GPU"))
    return f"processors {os.cpu_count()}, GPUs {gpus}, free memory {free:.0f} GB"


def disk_has_room():
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < 0.5:
        raise Fault(f"Only {free:.1f} GB are free on this disk; trainings that are kept need up to half a gigabyte.")
    return f"{free:.0f} GB free"


def run_notebook(notebook):
    """Runs a notebook in a kernel, as JupyterLab does, at the smallest budget."""
    import nbclient

    with tempfile.TemporaryDirectory() as folder:
        try:
            nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3").execute(
                cwd=folder, env={**os.environ, "GANEDU_BUDGET": "smoke"}
            )
        except Exception as error:
            reason = COLOURS.sub("", str(error)).strip().splitlines()
            raise Fault(reason[-1] if reason else type(error).__name__) from None


def a_lesson_runs():
    import nbformat

    run_notebook(nbformat.read(LESSON, as_version=4))
    return f"{LESSON.stem}, with few of its steps"


def a_panel_trains():
    import nbformat.v4 as form

    run_notebook(form.new_notebook(cells=[form.new_code_cell(TOOL)]))


def jupyterlab_answers():
    """JupyterLab starts, and has the extensions that show widgets."""
    port = lab.free_port(8888)
    options = ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token=check"]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={folder}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            page = fetch(f"http://127.0.0.1:{port}/lab?token=check", server)
        finally:
            server.kill()
            server.wait()
    start = page.index("{", page.index('id="jupyter-config-data"'))
    known = {one["name"] for one in json.JSONDecoder().raw_decode(page[start:])[0]["federated_extensions"]}
    if missing := [name for name in WIDGETS if name not in known]:
        raise Fault(f"JupyterLab lacks {' and '.join(missing)}. Delete .venv and run make lab again.")


def fetch(address, server, seconds=60):
    """Returns the page that a server gives once it has started."""
    for _ in range(seconds * 5):
        with contextlib.suppress(urllib.error.URLError):
            return urllib.request.urlopen(address, timeout=10).read().decode()
        if server.poll() is not None:
            break
        time.sleep(0.2)
    raise Fault("JupyterLab does not start. Run .venv/bin/python -m jupyterlab, and read what it says.")


CHECKS = {
    "TensorFlow computes": tensorflow_computes,
    "The disk has room": disk_has_room,
    "JupyterLab answers": jupyterlab_answers,
    "A live panel trains": a_panel_trains,
    "A lesson runs": a_lesson_runs,
}

if __name__ == "__main__":
    LOG = Path(sys.prefix) / "check.log"
    with LOG.open("w") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())  # what TensorFlow and Jupyter say by the way
    status = main()
    if status:
        print(f"What the programs said besides is in {LOG}.")
    sys.exit(status)
