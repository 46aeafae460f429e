"""Exercises are up to date, pass when solved, fail where they are not, and say why.

A new exercise brings a file of variants for each task, `variants/EXERCISE/TASK.py`. A right answer begins with a line
`# %% right_NAME`; a wrong one with `# %% wrong_NAME: expect WORDS`, words of the hint that it should get.
"""

import functools
import os
import re
import shutil
import subprocess
import sys

from ganedu.checks import Hint
from harness import EXERCISES, NAMES, SOLUTIONS, Exercise, notebook_of, variants
import nbformat
import pytest

from tools import exercises

solution = functools.cache(functools.partial(Exercise, SOLUTIONS))
TASKS = [(name, task) for name in NAMES for task in solution(name).tasks]


def of(kind):
    """Marks a test to run for every variant of a kind."""
    return pytest.mark.parametrize("variant", [v for name in NAMES for v in variants(name, kind=kind)], ids=str)


def judged(variant):
    return solution(variant.exercise).judge(variant.task, variant.answer)


@of("wrong")
def test_a_wrong_answer_gets_its_hint(variant):
    hint, failure = judged(variant)
    assert isinstance(hint, Hint) and variant.words in str(hint)
    assert failure is not None, "the hidden test lets it pass"


@of("right")
def test_a_right_answer_passes(variant):
    assert judged(variant) == [None, None]


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_every_task_has_enough_variants(name, task):
    assert len(variants(name, task, "wrong")) >= 4
    assert len(variants(name, task, "right")) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_every_variant_belongs_to_a_task(name):
    assert {variant.task for variant in variants(name)} == set(solution(name).tasks)


@pytest.mark.parametrize("name", NAMES)
def test_an_untouched_exercise_fails_at_its_stubs_alone(name):
    untouched = Exercise(EXERCISES, name)
    errors = untouched.run_all()
    assert list(errors) == [f"{task}_check" for task in untouched.tasks]
    for number, error in enumerate(errors.values(), start=1):
        assert isinstance(error, Hint) and f"Task {number} is not written yet" in str(error)


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_missing_task_takes_no_other_down(name, task):
    partial = Exercise(SOLUTIONS, name)
    partial.cells[task] = Exercise(EXERCISES, name).cells[task]
    assert list(partial.run_all()) == [f"{task}_check", f"{task}_test"]


def test_exercises_are_up_to_date(tmp_path):
    released = exercises.generate(SOLUTIONS, tmp_path)
    assert contents(released) == contents(EXERCISES), "run: make exercises"


def contents(directory):
    return {path.relative_to(directory): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def test_solutions_hold_no_outputs():
    for path in SOLUTIONS.glob("*/*.ipynb"):
        before = path.read_bytes()
        exercises.clean(path)
        assert path.read_bytes() == before, "run: make exercises"


# nbgrader itself as the oracle, with a kernel for each student; the slowest test here by far.


@pytest.mark.parametrize("name", NAMES)
def test_nbgrader_gives_all_points_or_none(name, tmp_path, monkeypatch, quick_kernels):
    for variable, value in {**quick_kernels, "PYTHONPATH": str(SOLUTIONS.parent)}.items():
        monkeypatch.setenv(variable, value)
    released = exercises.generate(SOLUTIONS, tmp_path)
    for student, answers in (("solved", solution(name)), ("untouched", Exercise(EXERCISES, name))):
        submit(released, tmp_path / "submitted" / student, name, answers)
    api = exercises.nbgrader(tmp_path)
    scores = {}
    for student in ("solved", "untouched"):
        result = api.autograde(name, student)
        assert result["success"], result["log"]
        with api.gradebook as gradebook:
            graded = gradebook.find_submission(name, student)
            scores[student] = (graded.score, graded.max_score)
    points = scores["solved"][1]
    assert points > 0
    assert scores == {"solved": (points, points), "untouched": (0, points)}
    assert_one_sentence_each(tmp_path / "autograded" / "untouched" / notebook_of(name))


def test_validating_an_exercise_says_what_is_missing(tmp_path, quick_kernels):
    """What JupyterLab's Validate button does, on the shortest exercise: untouched, and with all answers."""
    name = "01_minimax"
    shutil.copy(SOLUTIONS.parent / "nbgrader_config.py", tmp_path)
    said = {}
    for student, answers in (("solved", solution(name)), ("untouched", Exercise(EXERCISES, name))):
        submit(EXERCISES, tmp_path / student, name, answers)
        command = [sys.executable, "-m", "nbgrader", "validate", str(tmp_path / student / notebook_of(name))]
        environment = {**os.environ, **quick_kernels, "PYTHONPATH": str(SOLUTIONS.parent)}
        said[student] = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment).stdout
    assert "Success" in said["solved"]
    assert "VALIDATION FAILED" in said["untouched"] and "is not written yet" in said["untouched"]


def submit(released, folder, name, answers):
    """Writes the exercise with these answers where nbgrader looks for a student's work."""
    notebook = nbformat.read(released / notebook_of(name), as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = answers.cells[cell.metadata.nbgrader.grade_id]
    (folder / name).mkdir(parents=True)
    nbformat.write(notebook, folder / notebook_of(name))


def assert_one_sentence_each(path):
    """What Jupyter shows of a failed check is its sentence alone."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("_check"):
            (output,) = cell.outputs
            (sentence,) = output.traceback
            assert re.fullmatch(r"Task \d+ is not written yet: .+\.", sentence)
