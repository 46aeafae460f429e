"""The page of cards: what it says of each lesson, and what it reads from the learner's own notebooks."""

import json
import re

import lab
from PIL import Image
import pytest
import start_page


@pytest.fixture
def workspace(tmp_path):
    lab.sync(lab.ROOT, tmp_path)
    return tmp_path


def page(workspace):
    start_page.write(workspace, lab.ROOT / "lessons")
    return (workspace / start_page.PAGE).read_text(encoding="utf-8")


def change(path, change):
    notebook = json.loads(path.read_text())
    change(notebook["cells"])
    path.write_text(json.dumps(notebook))


def run(count):
    """Marks the first cells of code as run."""

    def do(cells):
        for cell in [cell for cell in cells if cell["cell_type"] == "code"][:count]:
            cell["execution_count"] = 1

    return do


def test_every_lesson_has_a_card_with_a_picture_and_its_minutes(workspace):
    text = page(workspace)
    lessons = sorted(path.name for path in lab.ROOT.glob("lessons/*.ipynb"))
    assert sorted(set(re.findall(r'href="lessons/(.*?)"', text))) == lessons
    for path in re.findall(r'src="(.*?)"', text):
        assert Image.open(workspace / path).size == start_page.SIZE
    assert len(re.findall(r"\n<div .*?>\d+ minutes · not begun", text)) == len(lessons)
    assert "Go on with" not in text
    for path in re.findall(r'href="(.*?)"', text):
        assert (workspace / path).exists()


def test_it_tells_what_was_run_and_where_to_go_on(workspace):
    change(workspace / "lessons/00_start_here.ipynb", run(1000))
    change(workspace / "lessons/02_vanilla_gan.ipynb", run(3))
    text = page(workspace)
    assert re.search(r"· 3 of \d+ cells run", text)
    assert "**Go on with [02 · The vanilla GAN](lessons/02_vanilla_gan.ipynb).**" in text
    change(workspace / "lessons/02_vanilla_gan.ipynb", run(1000))
    assert "**Go on with [03 · DCGAN](lessons/03_dcgan.ipynb).**" in page(workspace)
    change(workspace / "lessons/07_wgan.ipynb", run(1000))
    assert "Go on with" not in page(workspace)


def test_points_are_those_of_tasks_that_the_checks_found_right(workspace):
    path = workspace / "exercises/02_vanilla_gan/02_vanilla_gan_exercise.ipynb"
    assert page(workspace).count("0 of 20 points") == len(list(lab.ROOT.glob("exercises/*")))

    def check_two(cells):
        checks = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("_check")]
        checks[0]["execution_count"] = checks[1]["execution_count"] = 1
        checks[1]["outputs"] = [{"output_type": "error", "ename": "Hint", "evalue": "", "traceback": []}]

    change(path, check_two)
    assert "· 3 of 20 points" in page(workspace)


def test_a_damaged_notebook_spoils_no_other_card(workspace):
    (workspace / "lessons/01_minimax.ipynb").write_text("{")
    (workspace / "exercises/01_minimax/01_minimax_exercise.ipynb").write_text("{")
    assert page(workspace).count("not begun") == len(list(lab.ROOT.glob("lessons/*.ipynb")))
