"""Exercises are up to date, pass when solved, fail where they are not, and say why.

A new exercise brings a file of variants for each task, `variants/EXERCISE/TASK.py`. A right answer begins with a line
`# %% right_NAME`; a wrong one with `# %% wrong_NAME: expect WORDS`, words of the hint that it should get.
"""

import ast
import copy
import functools
import os
import re
import shutil
import subprocess
import sys

from ganedu import checks
from ganedu.checks import Hint
from ganedu.course.checks.common import hints, marks
from harness import EXERCISES, NAMES, SOLUTIONS, Exercise, notebook_of, submit, variants
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
def test_a_hidden_test_overwrites_nothing_and_draws_the_same_every_time(name, task):
    """A right answer's helper may be called `loss`; and grading twice gives the same points."""
    function, call = ast.parse(solution(name).cells[f"{task}_test"]).body
    assert isinstance(function, ast.FunctionDef) and function.name == "_hidden_test"
    assert ast.unparse(call) == "_hidden_test()"
    assert re.fullmatch(r"(np\.random\.seed|keras\.utils\.set_random_seed)\(\d\)", ast.unparse(function.body[0]))


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_is_asked_for_and_left_to_the_teacher(name):
    """The model answer stays in `solutions/`, and the automatic points stay whole: a sentence brings none of them."""
    released = nbformat.read(EXERCISES / notebook_of(name), as_version=4)
    answers = {mark(cell): cell for cell in released.cells if mark(cell) in solution(name).sentences}
    for name_of_answer, model in solution(name).sentences.items():
        assert answers[name_of_answer].source == "YOUR ANSWER HERE" != model
        assert answers[name_of_answer].metadata.nbgrader.points == 0


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_missing_task_takes_no_other_down(name, task):
    partial = Exercise(SOLUTIONS, name)
    partial.cells[task] = Exercise(EXERCISES, name).cells[task]
    assert list(partial.run_all()) == [f"{task}_check", f"{task}_test"]


def test_exercises_are_up_to_date(tmp_path):
    released = exercises.generate(SOLUTIONS, tmp_path)
    assert contents(released) == contents(EXERCISES), "run: make exercises"


def test_a_cure_waits_for_the_second_request(capsys):
    @hints.task(3)
    def check(number):
        if number < 0:
            raise Hint("the sign is flipped.", cure="Leave out the minus.")
        return "Good."

    for advice in ("Run .* how to mend it.", "Leave out the minus.", "Leave out the minus."):
        with pytest.raises(Hint, match=f"^Task 3: the sign is flipped. {advice}$"):
            check(-1)
    check(1)
    assert capsys.readouterr().out == "Task 3 is right. Good.\n"


def test_points_do_not_depend_on_the_processor(tmp_path, monkeypatch):
    """Where bfloat16 is chosen, or pays, a network of the course's layers passes all the same."""
    monkeypatch.setenv("GANEDU_PRECISION", "bfloat16")
    (answer,) = [one for one in variants("03_dcgan", "discriminator") if one.name == "right_course_layers"]
    exercise = solution("03_dcgan")
    hint, _ = exercise.judge(answer.task, answer.answer)
    assert hint is None and os.environ["GANEDU_PRECISION"] == "bfloat16"
    exercises.nbgrader(tmp_path)  # its settings are those of the graded kernels
    assert exercise.judge(answer.task, answer.answer) == [None, None]


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
            assert graded.needs_manual_grade == (student == "solved" and bool(solution(name).sentences))
    points = scores["solved"][1]
    assert points > 0
    assert scores == {"solved": (points, points), "untouched": (0, points)}
    assert_one_sentence_each(tmp_path / "autograded" / "untouched" / notebook_of(name))


def copied(notebook):
    """Answers and a test twice; a test above its answer; the stub of an answer, kept at the end; a foreign cell."""
    marked = {mark(cell): cell for cell in notebook.cells}
    stub = {**marked["posterior"], "source": "def posterior(x, table, prior):\n    raise NotImplementedError"}
    foreign = copy.deepcopy(marked["diagnose"])
    foreign.metadata.nbgrader.grade_id, foreign.source = "elsewhere", "x = 1"
    for place, cell in (
        (0, marked["count_levels_test"]),
        (7, marked["count_levels"]),
        (9, marked["posterior_test"]),
        (99, marked["upwards"]),
        (99, stub),
        (99, foreign),
    ):
        notebook.cells.insert(place, nbformat.from_dict({**copy.deepcopy(cell), "id": f"copy-{len(notebook.cells)}"}))


def split(notebook):
    """An answer in Python after its second line, and one in words after its first."""
    for name, lines in (("count_levels", 2), ("upwards", 1)):
        place = next(place for place, cell in enumerate(notebook.cells) if mark(cell) == name)
        whole = notebook.cells[place]
        rest = copy.deepcopy(whole)
        rest.id = f"rest-{place}"
        parts = whole.source.splitlines()
        whole.source, rest.source = "\n".join(parts[:lines]), "\n".join(parts[lines:])
        notebook.cells.insert(place + 1, rest)


def stripped(notebook):
    for cell in notebook.cells:
        cell.metadata = {}


def peeking(notebook):
    """An answer that is right only where none of its ways to the solutions is open."""
    (answer,) = [cell for cell in notebook.cells if mark(cell) == "count_levels"]
    answer.source = PEEKING + answer.source


PEEKING = """
import os, pathlib, shutil, sqlite3, subprocess
there = pathlib.Path("../../../solutions")
assert there.exists()
for way in (
    lambda: open(there / "00_start_here" / "00_start_here_exercise.ipynb"),
    lambda: os.listdir(there.resolve()),
    lambda: list(there.rglob("*.ipynb"))[0],
    lambda: shutil.copytree(there, "here"),
    lambda: os.rename(there, "here"),
    lambda: os.symlink(there, "here"),
    lambda: sqlite3.connect("../../../gradebook.db"),
    lambda: subprocess.run(["cat", there / "00_start_here" / "00_start_here_exercise.ipynb"]),
    lambda: os.system("ls ../../../solutions"),
):
    try:
        way()
    except (PermissionError, IndexError, shutil.Error):
        continue
    raise SystemExit("a way to the solutions is open")
"""


def mark(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def test_copied_split_or_stripped_cells_are_mended_and_solutions_are_closed(tmp_path, monkeypatch, quick_kernels):
    """On an exercise with a sentence. Without `MendMarks` the first one ends the run, and the last gets no points."""
    for variable, value in {**quick_kernels, "PYTHONPATH": str(SOLUTIONS.parent)}.items():
        monkeypatch.setenv(variable, value)
    name, changes = "00_start_here", (copied, split, stripped, peeking)
    released = exercises.generate(SOLUTIONS, tmp_path)
    for change in changes:
        submit(released, tmp_path / "submitted" / change.__name__, name, solution(name))
        path = tmp_path / "submitted" / change.__name__ / notebook_of(name)
        notebook = nbformat.read(path, as_version=4)
        change(notebook)
        nbformat.write(notebook, path)
    api = exercises.nbgrader(tmp_path)
    result = api.autograde(name, "*")
    assert result["success"], result["log"]
    with api.gradebook as gradebook:
        graded = [gradebook.find_submission(name, change.__name__) for change in changes]
        assert [one.score for one in graded] == [one.max_score for one in graded]
        assert all(one.needs_manual_grade for one in graded)
    for change in changes:
        shown = nbformat.read(tmp_path / "autograded" / change.__name__ / notebook_of(name), as_version=4)
        (sentence,) = [cell.source for cell in shown.cells if mark(cell) == "upwards"]
        assert sentence == solution(name).sentences["upwards"]
    assert "copied" in result["log"] and "one of them counts" in result["log"] and "was put back" in result["log"]


def test_the_first_check_says_that_marks_are_lost(tmp_path, monkeypatch, capsys):
    notebook = nbformat.read(EXERCISES / notebook_of("01_minimax"), as_version=4)
    nbformat.write(notebook, tmp_path / "marked.ipynb")
    stripped(notebook)
    nbformat.write(notebook, tmp_path / "stripped.ipynb")
    monkeypatch.chdir(tmp_path)
    for name, said in (("none", 0), ("marked", 0), ("stripped", 1), ("stripped", 0)):
        monkeypatch.setenv("JPY_SESSION_NAME", f"exercises/{name}.ipynb")
        with pytest.raises(Hint, match="Task 1"):
            checks.minimax.roll(lambda q, z: ...)
        assert capsys.readouterr().out.count(marks.LOST) == said
        if name != "stripped":
            marks.warn_once.cache_clear()


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


def assert_one_sentence_each(path):
    """What Jupyter shows of a failed check is its sentence alone."""
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("_check"):
            (output,) = cell.outputs
            (sentence,) = output.traceback
            assert re.fullmatch(r"Task \d+ is not written yet: .+\.", sentence)
