"""Studies: what takes longer than a lesson, measured beforehand and kept beside the script that measured it.

A study is a file `benchmarks/studies/NAME.py`. It compares arms, each under several seeds:

    ARMS = {"plain": {"rate": 2e-4}, "faster": {"rate": 1e-3}}
    SEEDS = (0, 1, 2)

    def run(arm, seed):  # arm is one value of ARMS
        gan = ...
        return [{"modes": 8, "quality": 0.97}]  # rows: numbers are figures, text is a label

    def claims(rows):  # what `make verify` judges: the rows of the CSV, as dictionaries
        return {"toy.modes": min(row["modes"] for row in rows if row["arm"] == "faster")}

A row is current while its arm, played again for its first 20 steps, gives the losses and figures that were kept when
it was measured (`tools/replay.py`).

`make studies` runs the grid and writes `NAME.csv` beside it. A lesson reads it, and makes one row of it again:

    study = studies.load("toy_modes")
    study  # the table
    study.run("faster", seed=0)
"""

import csv
import difflib
import pathlib
import statistics
import sys
import types

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "benchmarks" / "studies"
PARTS = ("ARMS", "SEEDS", "run", "claims")
TEXT = ("arm", "machine", "versions")
COLUMNS = (*TEXT, "seed", "seconds")


def load(name):
    """Loads a study of the course.

    Args:
        name: such as "toy_modes".

    Returns:
        A `Study`.

    Raises:
        ValueError: if there is no such study, or where ganedu was installed without the course around it.
    """
    path = FOLDER / f"{name}.py"
    if not FOLDER.exists():
        raise ValueError("Studies are part of the course, not of the installed package: open the lesson with make lab.")
    if not path.exists():
        known = sorted(path.stem for path in FOLDER.glob("*.py"))
        near = difflib.get_close_matches(str(name), known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there is {', '.join(known) or 'none yet'}."
        raise ValueError(f"There is no study {name!r}; {hint}")
    return Study(path)


class Study:
    """A script that compares arms, and the CSV that it left.

    Args:
        path: the script.

    Attributes:
        name: the script's name.
        arms: what is compared, by name.
        seeds: the seeds of every arm.

    Raises:
        ValueError: if the script lacks one of its four parts.
    """

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.name = self.path.stem
        self._script = _loaded(self.path)
        missing = [part for part in PARTS if not hasattr(self._script, part)]
        if missing:
            raise ValueError(f"The study {self.name} lacks {', '.join(missing)}; a study has {', '.join(PARTS)}.")
        self.arms, self.seeds = self._script.ARMS, self._script.SEEDS

    @property
    def csv(self):
        """The path of the rows measured so far."""
        return self.path.with_suffix(".csv")

    @property
    def rows(self):
        """The measured rows, a list of dictionaries: arm, seed, machine, versions, seconds, the study's own figures."""
        if not self.csv.exists():
            return []
        with self.csv.open(newline="") as file:
            return [{name: _parsed(name, text) for name, text in row.items() if text} for row in csv.DictReader(file)]

    def run(self, arm, seed):
        """Measures one arm under one seed, here and now.

        Args:
            arm: the arm's name.
            seed: an integer.

        Returns:
            A list of dictionaries with the study's figures.

        Raises:
            ValueError: if there is no such arm, or a figure has the name of a column that every study has.
            TypeError: if the script returns something else.
        """
        self.check_arm(arm)
        rows = self._script.run(self.arms[arm], seed)
        if not (isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows)):
            raise TypeError(f"run of the study {self.name} returned {rows!r}; expected a list of dictionaries.")
        taken = sorted({name for row in rows for name in row if name in COLUMNS})
        if taken:
            raise ValueError(f"run of the study {self.name} returned {', '.join(taken)}; these columns are filled in.")
        return [{name: _plain(value) for name, value in row.items()} for row in rows]

    def check_arm(self, arm):
        """Raises a `ValueError` that names the arms, if this is none of them."""
        if arm not in self.arms:
            raise ValueError(f"The study {self.name} has no arm {arm!r}; it has {', '.join(self.arms)}.")

    def claims(self):
        """What the measured rows come to: a dictionary from a claim's id to its number."""
        return self._script.claims(self.rows)

    def __repr__(self):
        rows = self.rows
        if not rows:
            return f"{self.name}: not measured yet; make studies does it."
        machines = "; ".join(sorted({row["machine"] for row in rows}))
        return f"{self.name}: median [smallest, largest] over the seeds. Measured on {machines}.\n{_table(rows)}"


def _loaded(path):
    """The script as a module. Not imported: Python's cache of compiled files misses an edit within the same second."""
    script = types.ModuleType(path.stem)
    script.__file__ = str(path)
    # A notebook runs elsewhere, and the script may use what studies share in benchmarks/.
    sys.path.insert(0, str(FOLDER.parents[1]))
    try:
        exec(compile(path.read_text(), path, "exec"), vars(script))
    finally:
        sys.path.remove(str(FOLDER.parents[1]))
    return script


def _parsed(name, text):
    """A field of the CSV: what can be a number is one, except in the columns that are text by their nature."""
    if name in TEXT:
        return text
    try:
        return int(text) if name == "seed" else float(text)
    except ValueError:
        return text


def _plain(value):
    return value if isinstance(value, str) else float(value)


def _table(rows):
    """The rows as text: a line for each arm and label, a column for each figure."""
    values = {name: value for row in rows for name, value in row.items() if name not in (*TEXT, "seed")}
    labels = ["arm", *(name for name, value in values.items() if isinstance(value, str))]
    figures = [name for name in values if name not in labels]
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row.get(label, "") for label in labels), []).append(row)
    lines = [[*labels, "seeds", *figures]]
    for group, members in groups.items():
        columns = [_summary([row[figure] for row in members if figure in row]) for figure in figures]
        lines.append([*group, str(len({row["seed"] for row in members})), *columns])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _summary(values):
    if len(values) < 2:
        return f"{values[0]:.4g}" if values else ""
    return f"{statistics.median(values):.4g} [{min(values):.4g}, {max(values):.4g}]"
