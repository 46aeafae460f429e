"""Makes `exercises/` from `solutions/`, with nbgrader's own generator.

    python -m tools.exercises

Solutions are cleaned first: outputs, widget state and execution times do not belong into git. nbgrader works in a
directory of its own, so that its database and its logs stay out of the course.
"""

import os
from pathlib import Path
import shutil
import sys
import tempfile

import nbformat
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config, PyFileConfigLoader

ROOT = Path(__file__).resolve().parent.parent


def main():
    """Brings `exercises/` up to date and says what is there."""
    solutions = ROOT / "solutions"
    for path in sorted(solutions.glob("*/*.ipynb")):
        clean(path)
    with tempfile.TemporaryDirectory() as directory:
        released = generate(solutions, Path(directory))
        shutil.rmtree(ROOT / "exercises", ignore_errors=True)
        shutil.copytree(released, ROOT / "exercises", copy_function=shutil.copyfile)
    for name in names(solutions):
        print(f"exercises/{name}")


def clean(path):
    """Removes from a notebook what running it left behind; a clean one is not written."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    after = nbformat.writes(notebook) + "\n"
    if after != before:
        path.write_text(after, encoding="utf-8")


def names(solutions):
    """The names of all exercises, in order."""
    return sorted(path.parent.name for path in solutions.glob("*/*.ipynb"))


def generate(solutions, course):
    """Makes the learners' version of every solution.

    Args:
        solutions: the directory with one directory for each exercise.
        course: an empty directory for nbgrader to work in.

    Returns:
        The directory with the exercises, inside `course`.

    Raises:
        RuntimeError: if nbgrader refuses a solution, with nbgrader's reason.
    """
    shutil.copytree(solutions, course / "solutions", ignore=shutil.ignore_patterns(".*"))
    api = nbgrader(course)
    for name in names(solutions):
        result = api.generate_assignment(name, force=True)
        if not result["success"]:
            raise RuntimeError(f"nbgrader could not make exercises/{name}:\n{result['log']}{result['error']}")
    return course / "exercises"


def nbgrader(course):
    """nbgrader for a course directory, with the settings of `nbgrader_config.py`."""
    # nbgrader starts alembic by its bare name, and `make` does not activate the environment.
    os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ["PATH"]
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    config.merge(
        Config(
            CourseDirectory={"root": str(course), "db_url": f"sqlite:///{course / 'gradebook.db'}"},
            NbGrader={"logfile": ""},
        )
    )
    return NbGraderAPI(config=config)


if __name__ == "__main__":
    main()
