"""Runs one arm of a study under one seed: python -m tools.study_run STUDY.py ARM SEED RESULT.json

Every run has a process of its own, so that none inherits another's graphs, memory or random state.
"""

import json
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

from ganedu.backend import cores
from ganedu.studies import Study

from tools.fingerprint import ROOT, Code


def in_a_fresh_process(path, arm, seed):
    """Runs one arm under one seed in a new process: what a Dask worker does, on this machine or on another.

    Args:
        path: the study's file, relative to the course's directory.
        arm: the arm's name.
        seed: an integer.

    Returns:
        The finished rows.

    Raises:
        RuntimeError: with the last line that the process said, if it failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        result = pathlib.Path(folder) / "rows.json"
        command = [sys.executable, "-m", "tools.study_run", str(ROOT / path), arm, str(seed), str(result)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            said = done.stderr.strip().splitlines() or [f"the process ended with status {done.returncode}"]
            raise RuntimeError(said[-1])
        return json.loads(result.read_text())


def finished_rows(path, arm, seed):
    """Runs one arm under one seed in this process and returns its rows, with all the columns of the CSV."""
    code = Code().fingerprint(path, arm)  # before the run, which may outlast an edit
    study = Study(path)
    start = time.perf_counter()
    rows = study.run(arm, seed)
    seconds = round(time.perf_counter() - start, 2)
    shared = {"arm": arm, "seed": seed, "machine": machine(), "seconds": seconds}
    return [{**shared, **row, "code": code} for row in rows]


def machine():
    """What kind of machine this is, without its name: "x86_64, 2 cores, no GPU"."""
    return f"{platform.machine()}, {cores()} cores, {gpu()}"


def gpu():
    # A study that never loaded TensorFlow has used no GPU.
    tensorflow = sys.modules.get("tensorflow")
    gpus = tensorflow.config.list_physical_devices("GPU") if tensorflow else []
    return tensorflow.config.experimental.get_device_details(gpus[0]).get("device_name", "GPU") if gpus else "no GPU"


if __name__ == "__main__":
    pathlib.Path(sys.argv[4]).write_text(json.dumps(finished_rows(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
