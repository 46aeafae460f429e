"""Runs answers to an exercise in this process, in the place of the answer that its solution gives."""

import functools
import itertools
import linecache
from pathlib import Path
import re
from typing import NamedTuple

import keras
import nbformat

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS, EXERCISES = ROOT / "solutions", ROOT / "exercises"
VARIANTS = Path(__file__).parent / "variants"
NAMES = sorted(path.name for path in SOLUTIONS.glob("*/"))
HEADER = re.compile(r"# %% (?:(?P<right>right_\w+)|(?P<wrong>wrong_\w+): expect (?P<words>\S.*))")

_numbers = itertools.count(1)


def notebook_of(name):
    """Where the notebook of an exercise is, below `solutions/`, `exercises/` or a student's folder."""
    return Path(name, f"{name}_exercise.ipynb")


class Exercise:
    """The code cells of an exercise's notebook.

    Args:
        folder: `SOLUTIONS` or `EXERCISES`.
        name: of the exercise.

    Attributes:
        cells: the source of every code cell by its grade_id; of a cell that nbgrader leaves alone, by its id.
        tasks: the grade_ids of the answers. Task T is followed by the cells T_check and T_test.
        sentences: the answers in words by their grade_ids, which a teacher reads.
    """

    def __init__(self, folder, name):
        notebook = nbformat.read(folder / notebook_of(name), as_version=4)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        self.cells = {_id(cell): cell.source for cell in cells}
        self.tasks = [_id(cell) for cell in cells if _is_answer(cell)]
        self.sentences = {
            _id(cell): cell.source for cell in notebook.cells if cell.cell_type == "markdown" and _is_answer(cell)
        }
        self._after_setup = None

    def namespace(self):
        """The names that the cells before the first task define; those cells run once."""
        if self._after_setup is None:
            self._after_setup = {"__name__": "__main__"}
            for source in itertools.takewhile(lambda source: source != self.cells[self.tasks[0]], self.cells.values()):
                run(source, self._after_setup)
        return dict(self._after_setup)

    def judge(self, task, answer):
        """Gives an answer to a task.

        Returns:
            What the visible check raised, and what the hidden test raised; None where it passed.
        """
        keras.utils.set_random_seed(1)
        namespace = self.namespace()
        run(answer, namespace)
        return [outcome(self.cells[f"{task}_{judge}"], namespace) for judge in ("check", "test")]

    def run_all(self):
        """Runs all cells, as Restart and Run All does, past errors; returns the errors by cell."""
        keras.utils.set_random_seed(1)
        namespace = {"__name__": "__main__"}
        errors = {name: outcome(source, namespace) for name, source in self.cells.items()}
        return {name: error for name, error in errors.items() if error is not None}


def submit(released, folder, name, answers):
    """Writes the exercise with the answers of an `Exercise` where nbgrader looks for a student's work.

    Args:
        released: the directory of the exercises.
        folder: of the student.
        name: of the exercise.
        answers: the `Exercise`.
    """
    notebook = nbformat.read(released / notebook_of(name), as_version=4)
    for cell in notebook.cells:
        if _is_answer(cell):
            cell.source = (answers.cells | answers.sentences)[cell.metadata.nbgrader.grade_id]
    (folder / name).mkdir(parents=True)
    nbformat.write(notebook, folder / notebook_of(name))


class Variant(NamedTuple):
    """One answer to a task, right or wrong.

    Attributes:
        exercise: its name.
        task: the grade_id of the task.
        name: begins with "right_" or "wrong_".
        words: of the hint that a wrong answer should get; None for a right one.
        answer: the code.
    """

    exercise: str
    task: str
    name: str
    words: str | None
    answer: str

    def __str__(self):
        return f"{self.exercise}/{self.task}/{self.name}"


def variants(exercise, task="*", kind="", folder=VARIANTS):
    """The `right` or `wrong` answers to a task, or all, in order; those of `folder`."""
    found = (variant for path in sorted(folder.glob(f"{exercise}/{task}.py")) for variant in read(path))
    return [variant for variant in found if variant.name.startswith(kind)]


@functools.cache
def read(path):
    """The variants in the file of a task.

    Args:
        path: of the file. Each variant follows a line `# %% right_NAME` or `# %% wrong_NAME: expect WORDS`.

    Returns:
        A list of `Variant`.

    Raises:
        ValueError: if a header cannot be read, a name comes twice, or code is missing or belongs to no variant.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("#")]
    if starts[:1] != [0]:
        raise ValueError(f"{path}: the first line is no header; write `# %% right_NAME` there.")
    found = {}
    for start, end in itertools.pairwise([*starts, len(lines)]):
        header, where = HEADER.fullmatch(lines[start]), f"{path}, line {start + 1}"
        if header is None:
            raise ValueError(
                f"{where}: `{lines[start]}` is no header. A line that begins with # is one, and reads "
                "`# %% right_NAME` or `# %% wrong_NAME: expect WORDS OF THE HINT`."
            )
        name, answer = header["right"] or header["wrong"], "\n".join(lines[start + 1 : end]).strip("\n")
        if name in found:
            raise ValueError(f"{where}: a variant {name} stands further up already; give this one a name of its own.")
        if not answer:
            raise ValueError(f"{where}: {name} has no code; write the answer below its header, or delete the header.")
        found[name] = Variant(path.parent.name, path.stem, name, header["words"], answer + "\n")
    return list(found.values())


def run(source, namespace):
    """Runs a cell. Python can find its lines, as in a notebook."""
    name = f"<ipykernel {next(_numbers)}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    exec(compile(source, name, "exec"), namespace)


def outcome(source, namespace):
    """Runs a cell and returns what it raised, or None."""
    try:
        run(source, namespace)
    except Exception as error:
        return error


def _is_answer(cell):
    return cell.metadata.get("nbgrader", {}).get("solution", False)


def _id(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id", cell.id)
