"""Runs what is missing or stale of the studies, then prints their tables: python -m tools.studies [NAME ...]

The grid of arms and seeds goes through Dask: on this machine one run at a time, since runs are timed; with
`--scheduler tcp://HOST:8786` on a cluster, whose parts are started in clones of the same commit:

    .venv/bin/python -m dask scheduler                               on one machine
    .venv/bin/python -m dask worker tcp://HOST:8786 --nthreads 1     on each that shall work

Each finished run is in the CSV at once: an interrupted study goes on where it was. How a study is written stands in
`ganedu/studies.py`.
"""

import argparse
import contextlib
import csv
import logging
import sys
import warnings

from dask.distributed import Client, LocalCluster, as_completed
from ganedu import studies

from tools.fingerprint import ROOT, Code
from tools.study_run import in_a_fresh_process


def pending(study, code, arms):
    """The pairs (arm, seed) without rows of today's code, arm after arm within each seed."""
    today = {arm: code.fingerprint(study.path, arm) for arm in arms}
    current = {(row["arm"], row["seed"]) for row in study.rows if row["code"] == today.get(row["arm"])}
    return [(arm, seed) for seed in study.seeds for arm in arms if (arm, seed) not in current]


def complaints(study, root=ROOT):
    """What is wrong with the measured rows of a study: a sentence each, none if they are what its code would make."""
    code = Code(root)
    measured = {(row["arm"], row["seed"]) for row in study.rows}
    expected = {(arm, seed) for arm in study.arms for seed in study.seeds}
    stale = [pair for pair in pending(study, code, study.arms) if pair in measured]
    for pairs, what in (
        (expected - measured, "not measured"),
        (stale, "stale: the code that made them has changed"),
        (measured - expected, "of an arm or a seed that the study no longer has"),
    ):
        if pairs:
            runs = ", ".join(f"{arm}/{seed}" for arm, seed in sorted(pairs))
            yield f"The study {study.name} has {len(pairs)} runs that are {what} ({runs}): make studies."


@contextlib.contextmanager
def connected(scheduler):
    """A Dask client of the scheduler at this address, or of one worker in this process."""
    if scheduler:
        with Client(scheduler, timeout=10) as client:
            yield client
    else:
        # A thread, not a process: the worker only waits for the fresh process of each run, and failures are reported
        # below, not in Dask's log.
        warnings.filterwarnings("ignore", "Couldn't detect a suitable IP address")  # offline, where none is needed
        options = {"processes": False, "dashboard_address": None, "silence_logs": logging.CRITICAL}
        with LocalCluster(n_workers=1, threads_per_worker=1, **options) as cluster, Client(cluster) as client:
            yield client


def measure(study, pairs, scheduler=None):
    """Runs pairs (arm, seed) and keeps the rows of each as soon as it has ended.

    Returns:
        A sentence for each run that failed.
    """
    failures = []
    path = study.path.relative_to(ROOT) if study.path.is_relative_to(ROOT) else study.path
    with connected(scheduler) as client:
        futures = {
            client.submit(in_a_fresh_process, path, arm, seed, pure=False, priority=-number): (arm, seed)
            for number, (arm, seed) in enumerate(pairs)
        }
        for number, future in enumerate(as_completed(futures), start=1):
            arm, seed = futures[future]
            if future.status == "error":
                failures.append(f"{study.name}: {arm}, seed {seed} failed: {future.exception()}")
                print(failures[-1], flush=True)
                continue
            rows = future.result()
            keep(study, rows)
            seconds = rows[0]["seconds"]
            print(f"{study.name}: {arm}, seed {seed} in {seconds:.0f} s ({number} of {len(pairs)})", flush=True)
    return failures


def keep(study, rows):
    """Puts the rows of one run into the CSV, in place of those it had before, in the order of the arms and seeds."""
    arm, seed = rows[0]["arm"], rows[0]["seed"]
    others = [row for row in study.rows if (row["arm"], row["seed"]) != (arm, seed)]
    write(study, others + rows)


def write(study, rows):
    """Writes the CSV aside and renames it, so that an interruption leaves the old one whole."""
    arms, seeds = list(study.arms), list(study.seeds)
    rows = [row for row in rows if row["arm"] in arms and row["seed"] in seeds]
    rows.sort(key=lambda row: (arms.index(row["arm"]), seeds.index(row["seed"])))
    columns = dict.fromkeys(name for row in rows for name in row if name != "code")
    aside = study.csv.with_name(f".{study.csv.name}.new")
    with aside.open("w", newline="") as file:
        writer = csv.DictWriter(file, [*columns, "code"], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _written(value) for name, value in row.items()} for row in rows)
    aside.replace(study.csv)


def _written(value):
    return f"{value:.6g}" if isinstance(value, float) else value


def main(arguments=None):
    """Measures what the arguments ask for; returns 1 if a run failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="studies, such as toy_modes; all if none")
    parser.add_argument("--arms", nargs="+", help="only these arms")
    parser.add_argument("--fresh", action="store_true", help="forget the rows of these arms and measure them again")
    parser.add_argument("--scheduler", help="the address of a Dask scheduler, such as tcp://HOST:8786")
    options = parser.parse_args(arguments)
    names = options.names or sorted(path.stem for path in studies.FOLDER.glob("*.py"))
    failures = []
    for name in names:
        study = studies.load(name)
        arms = options.arms or list(study.arms)
        for arm in arms:
            study.check_arm(arm)
        if study.csv.exists():
            write(study, [row for row in study.rows if not (options.fresh and row["arm"] in arms)])
        pairs = pending(study, Code(), arms)
        if pairs:
            failures += measure(study, pairs, options.scheduler)
        print(study, flush=True)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (ValueError, OSError) as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Interrupted. What was finished is kept: the same command goes on from there.")
