"""Measures every claim of the course and writes docs/claims.md: python -m tools.verify [LESSON ...]

Each lesson runs at the `laptop` budget in a fresh kernel; a claim of a study is computed from the study's rows, after a
replay of each arm's first seed has shown that they are current. With names of lessons only these are run, nothing is
replayed, and the page keeps what was measured before of the others. The exit status is 1 if a bar is missed, a claim
comes back without a number, a lesson fails or a study is stale.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import re
import sys
import tempfile
import time

from ganedu import backend, claims, studies
from nbclient.exceptions import CellControlSignal, DeadKernelError
import nbformat

from tools import lessons
from tools.study_run import ROOT, machine
from tools.study_state import State

PAGE = ROOT / "docs" / "claims.md"
HEAD = """\
# What the course claims, and what was measured

Written by `make verify`, which runs every lesson at the `laptop` budget and reads the studies' rows;
`make verify ARGS=07_wgan` renews the lines of one lesson.
Measured on {machine}; TensorFlow {tensorflow}, Keras {keras}. Other machines compute other digits.

| claim | where | statement | bar | measured | verdict | seeds | where the bar comes from |
|---|---|---|---|---|---|---|---|
"""


def from_lesson(path):
    """Runs a lesson and collects what it claims.

    Args:
        path: the notebook, which is not changed.

    Returns:
        The verdicts as dictionaries of id, value, reason and where, in order, and a list of sentences about what went
        wrong.
    """
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "claims.jsonl"
        journal.touch()
        os.environ[claims.JOURNAL] = str(journal)
        try:
            lessons.execute(nbformat.read(path, as_version=4))
            problems = []
        except (CellControlSignal, DeadKernelError) as error:
            last_line = re.sub(r"\x1b\[[\d;]*m", "", str(error)).strip().splitlines()[-1]
            problems = [f"{path.stem} ended early: {last_line}"]
        finally:
            del os.environ[claims.JOURNAL]
        return [{**json.loads(line), "where": path.stem} for line in journal.read_text().splitlines()], problems


def from_study(name, replay):
    """What a study's rows come to, as `from_lesson` returns it; with `replay`, of rows that are current."""
    try:
        study = studies.load(name)
        state = State(study)
        if replay:
            state.replay(state.replays())
        for note in state.notes():
            print(note, flush=True)
        problems = list(state.complaints())
        values = {} if problems else study.claims()
    except Exception as error:
        return [], [f"The study {name} cannot be read: {type(error).__name__}: {error}"]
    for id in set(values) - set(claims.read()):
        problems.append(f"The study {name} claims {id}, which is not in claims.toml.")
    shared = {"reason": None, "where": name}
    return [{"id": id, "value": claims.number(value), **shared} for id, value in values.items()], problems


def judged(entries, verdicts):
    """Holds what came back against what was expected.

    Each claim is judged by what its own lesson or study says; a lesson may show a study's claims too.

    Args:
        entries: the expected claims, by id.
        verdicts: dictionaries of id, value, reason and where.

    Returns:
        The value of each id that came back with a number, and a list of sentences about what is missing or missed.
    """
    values, problems = {}, []
    for id, entry in entries.items():
        where = entry.lesson or entry.study
        found = [verdict for verdict in verdicts if (verdict["id"], verdict["where"]) == (id, where)]
        if len(found) > 1:
            problems.append(f"{id} came back {len(found)} times from {where}; a claim is made once.")
        elif not found:
            problems.append(f"{id} did not come back from {where}.")
        elif found[0]["value"] is None or found[0]["reason"]:
            problems.append(f"{id} was not judged in {where}: {found[0]['reason'] or 'it has no number'}.")
        else:
            value = values[id] = found[0]["value"]
            if not entry.is_met(value):
                problems.append(f"{id} missed its bar: {value:.4g}, and the bar is {entry.sign} {entry.bar:g}.")
    return values, problems


def kept(text):
    """What an earlier page says was measured: a dictionary from a claim's id to its number."""
    rows = re.findall(r"^\| `([\w.]+)` \|(?:[^|]*\|){3} ([^|]*) \|", text, re.M)
    return {id: float(measured) for id, measured in rows if measured != "–"}


def page(entries, values):
    """The text of docs/claims.md."""
    backend.load()  # through which `machine` sees a GPU
    versions = {name: importlib.metadata.version(name) for name in ("tensorflow", "keras")}
    lines = [line(entry, values.get(id)) for id, entry in entries.items()]
    return HEAD.format(machine=machine(), **versions) + "".join(lines)


def line(entry, value):
    """One claim as a row of the table."""
    where = entry.lesson or f"study {entry.study}"
    measured, word = "–", "not judged"
    if value is not None:
        measured, word = f"{value:.4g}", "met" if entry.is_met(value) else "missed"
    seeds = ", ".join(map(str, entry.seeds))
    cells = (
        f"`{entry.id}`",
        where,
        entry.statement,
        f"{entry.sign} {entry.bar:g}",
        measured,
        word,
        seeds,
        entry.source,
    )
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n"


def main(arguments=None):
    """Measures, prints and writes; returns 1 if a claim does not stand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="lessons, such as 02_vanilla_gan; everything if none")
    names = parser.parse_args(arguments).names
    entries = claims.read()
    paths = [lessons.LESSONS / f"{name}.ipynb" for name in names] or sorted(lessons.LESSONS.glob("*.ipynb"))
    for path in paths:
        if not path.exists():
            raise ValueError(f"There is no lesson {path.stem!r} in {lessons.LESSONS.name}/.")
    os.environ |= {"GANEDU_BUDGET": "laptop", "GANEDU_PRECISION": "float32"}
    verdicts, problems = [], []
    for path in paths:
        start = time.monotonic()
        found, wrong = from_lesson(path)
        verdicts, problems = verdicts + found, problems + wrong
        print(f"{path.stem}: {len(found)} claims in {time.monotonic() - start:.0f} s", flush=True)
    for name in sorted(path.stem for path in studies.FOLDER.glob("*.py")):
        start = time.monotonic()
        found, wrong = from_study(name, replay=not names)
        verdicts, problems = verdicts + found, problems + wrong
        print(f"study {name}: {len(found)} claims in {time.monotonic() - start:.0f} s", flush=True)
    expected = {id: entry for id, entry in entries.items() if not names or entry.study or entry.lesson in names}
    values, wrong = judged(expected, verdicts)
    problems += wrong
    before = kept(PAGE.read_text()) if PAGE.exists() else {}
    others = {id: value for id, value in before.items() if id in entries and id not in expected}
    PAGE.write_text(page(entries, {**others, **values}))
    for id, value in values.items():
        print(f"{id}: {value:.4g}, bar {entries[id].sign} {entries[id].bar:g}")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as error:
        sys.exit(str(error))
