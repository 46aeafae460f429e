"""Measures or replays runs of a study: python -m tools.study_run measure|replay STUDY.py RESULTS.json ARM SEED ...

It is a process of its own, so that no run inherits the graphs, memory or random state of whoever asked for it.
"""

import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
import time

from ganedu.backend import cores
from ganedu.studies import Study

from tools.replay import replay, versions

ROOT = pathlib.Path(__file__).resolve().parent.parent


def in_a_fresh_process(task, path, pairs):
    """Measures or replays runs in a new process: what a Dask worker does, on this machine or on another.

    Args:
        task: "measure" or "replay".
        path: the study's file, relative to the course's directory.
        pairs: arms' names and seeds. A measured run is alone in its process, since it is timed.

    Returns:
        What `measure` or `replay` returned for each pair, or {"error": what was raised}.

    Raises:
        RuntimeError: with the last line that the process said, if it ended early.
    """
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results.json"
        flat = [str(part) for pair in pairs for part in pair]
        command = [sys.executable, "-m", "tools.study_run", task, str(ROOT / path), str(results), *flat]
        # A study's steps are those of a laptop, whatever the budget of the tests that ask.
        environment = {**os.environ, "GANEDU_BUDGET": "laptop", "GANEDU_PRECISION": "float32"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        if done.returncode:
            said = done.stderr.strip().splitlines() or [f"the process ended with status {done.returncode}"]
            raise RuntimeError(said[-1])
        return json.loads(results.read_text())


def measure(path, arm, seed):
    """Runs one arm under one seed.

    Returns:
        A dictionary of "rows", with all the columns of the CSV, and "first_steps", as `replay` gives them.
    """
    study = Study(path)
    start = time.perf_counter()
    rows = study.run(arm, seed)
    seconds = round(time.perf_counter() - start, 2)
    shared = {"arm": arm, "seed": seed, "machine": machine(), "versions": versions(), "seconds": seconds}
    return {"rows": [{**shared, **row} for row in rows], "first_steps": replay(path, arm, seed)}


def machine():
    """What kind of machine this is, without its name: "x86_64, 2 cores, no GPU"."""
    return f"{platform.machine()}, {cores()} cores, {gpu()}"


def gpu():
    # A study that never loaded TensorFlow has used no GPU.
    tensorflow = sys.modules.get("tensorflow")
    gpus = tensorflow.config.list_physical_devices("GPU") if tensorflow else []
    return tensorflow.config.experimental.get_device_details(gpus[0]).get("device_name", "GPU") if gpus else "no GPU"


def main(task, path, results, *flat):
    task = {"measure": measure, "replay": replay}[task]
    found = []
    for arm, seed in zip(flat[::2], map(int, flat[1::2]), strict=True):
        try:
            found.append(task(path, arm, seed))
        except Exception as error:
            found.append({"error": f"{type(error).__name__}: {error}"})
    pathlib.Path(results).write_text(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
