"""Measures what is missing or stale of the studies, then prints their tables: python -m tools.studies [NAME ...]

Rows are stale when a replay of their arm, a run cut to its first steps, no longer gives the numbers that were kept
(`tools/replay.py`). One seed of each arm is replayed. Before the first run the tool says what all of them will take.
`--replay` does no more than that: it replays, and says of each arm whether it agrees.

The grid of arms and seeds goes through Dask: on this machine one run at a time, since runs are timed; with
`--scheduler tcp://HOST:8786` on a cluster, whose parts are started in clones of the same commit:

    .venv/bin/python -m dask scheduler                               on one machine
    .venv/bin/python -m dask worker tcp://HOST:8786 --nthreads 1     on each that shall work

Each finished run is in the CSV at once: an interrupted study goes on where it was. How a study is written stands in
`ganedu/course/studies.py`.
"""

import argparse
import contextlib
import logging
import sys
import warnings

from dask.distributed import Client, LocalCluster, as_completed
from ganedu import studies

from tools.study_run import in_a_fresh_process
from tools.study_state import State, forget, keep, path_of


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
    with connected(scheduler) as client:
        futures = {
            client.submit(in_a_fresh_process, "measure", path_of(study), [pair], pure=False, priority=-number): pair
            for number, pair in enumerate(pairs)
        }
        for number, future in enumerate(as_completed(futures), start=1):
            arm, seed = futures[future]
            found = {"error": future.exception()} if future.status == "error" else future.result()[0]
            if "error" in found:
                failures.append(f"{study.name}: {arm}, seed {seed} failed: {found['error']}")
                print(failures[-1], flush=True)
                continue
            keep(study, found["rows"], found["first_steps"])
            seconds = found["rows"][0]["seconds"]
            print(f"{study.name}: {arm}, seed {seed} in {seconds:.0f} s ({number} of {len(pairs)})", flush=True)
    return failures


def judge(states, every_seed):
    """Replays what can be judged, and says beforehand how long it takes, then what was found."""
    plans = {state: state.replays(every_seed) for state in states}
    for state, pairs in plans.items():
        print(f"{state.study.name}: {len(pairs)} replays, {minutes(state.replay_seconds(pairs))}")
    whole = sum(state.replay_seconds(pairs) for state, pairs in plans.items())
    print(
        f"In all: {sum(map(len, plans.values()))} replays, {minutes(whole)} of processor time.",
        flush=True,
    )
    for state, pairs in plans.items():
        said = state.replay(pairs)
        for arm in dict.fromkeys(arm for arm, _ in pairs):
            own = {seed: sentence for (other, seed), sentence in said.items() if other == arm}
            wrong = [f"seed {seed}: {sentence}" for seed, sentence in own.items() if sentence]
            counted = f"{len(own) - len(wrong)} of {len(own)} replays agree"
            print(f"{state.study.name}: {arm}: {'; '.join([counted, *wrong])}", flush=True)
        for note in state.notes():
            print(note, flush=True)


def announce(states):
    """Says what is to be measured, and how long it takes."""
    for state in states:
        pairs = state.pending()
        stale = len(pairs) - len(state.missing)
        print(f"{state.study.name}: {len(state.missing)} missing, {stale} stale, {minutes(state.seconds(pairs))}")
    runs = sum(len(state.pending()) for state in states)
    print(f"In all: {runs} runs, {minutes(sum(state.seconds(state.pending()) for state in states))}.", flush=True)


def minutes(seconds):
    return f"about {seconds / 60:.1f} min"


def main(arguments=None):
    """Measures what the arguments ask for; returns 1 if a run failed, or with `--replay` if a replay differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="studies, such as toy_modes; all if none")
    parser.add_argument("--arms", nargs="+", help="only these arms")
    parser.add_argument("--replay", action="store_true", help="replay and compare, and measure nothing")
    parser.add_argument("--every-seed", action="store_true", help="replay every seed of an arm, not the first alone")
    parser.add_argument("--fresh", action="store_true", help="forget the rows of these arms and measure them again")
    parser.add_argument("--scheduler", help="the address of a Dask scheduler, such as tcp://HOST:8786")
    options = parser.parse_args(arguments)
    names = options.names or sorted(path.stem for path in studies.FOLDER.glob("*.py"))
    chosen = [studies.load(name) for name in names]
    for study in chosen:
        for arm in options.arms or ():
            study.check_arm(arm)
    states = [State(study, options.arms, options.fresh) for study in chosen]
    judge(states, options.every_seed)
    if options.replay:
        return 1 if any(state.stale for state in states) else 0
    announce(states)
    failures = []
    for state in states:
        if state.former or options.fresh:
            forget(state.study, state.missing)
        if state.pending():
            failures += measure(state.study, state.pending(), options.scheduler)
        print(state.study, flush=True)
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
