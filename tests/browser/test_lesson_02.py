"""Lesson 02 in a real JupyterLab: Run All, watch the samples change, Pause, Resume, Stop."""

import shutil
import time

from in_lab import run_all, until
import lab as tool
import nbformat
import pytest

NAME = "02_vanilla_gan.ipynb"
STEPS = 1_000_000


@pytest.fixture
def course(lab):
    """A folder like a learner's, with the diagrams next to the lessons."""
    tool.sync(tool.ROOT, lab)
    return lab


@pytest.fixture
def lesson(course):
    """A copy of the lesson whose first training would take a long time, so that there is something to stop."""
    notebook = nbformat.read(tool.ROOT / "lessons" / NAME, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        cell.source = cell.source.replace("steps=CLASSIC_STEPS,", f"steps={STEPS},")
    assert sum(f"steps={STEPS}," in cell.source for cell in notebook.cells) == 1
    nbformat.write(notebook, course / "lessons" / NAME)
    return f"lessons/{NAME}"


def picture(page):
    return page.locator(".ganedu-panel").first.locator("img.samples").get_attribute("src")


def test_run_all_watch_pause_resume_stop(open_notebook, lesson):
    page = open_notebook(lesson)
    run_all(page)
    panel = page.locator(".ganedu-panel").first  # once it has stopped, the lesson goes on to its second one
    pause = panel.locator("button", has_text="Pause")
    pause.wait_for(timeout=120_000)
    pause.scroll_into_view_if_needed()
    first = picture(page)
    until(lambda: picture(page) != first, "a change of the samples")
    line = panel.locator(".line")
    until(lambda: "steps/s" in line.inner_text(), "a speed")
    until(lambda: panel.locator(".losses polyline").count() == 2, "the curves of both losses")
    box = panel.locator("img.samples").bounding_box()
    assert 300 < box["width"] < 1100 and box["height"] > 200

    pause.click()
    resume = panel.locator("button", has_text="Resume")
    resume.wait_for(timeout=10_000)
    # The browser applies each widget's update by itself: the last of them may come after the button's.
    until(lambda: "paused" in line.inner_text(), "the word paused", 10)
    time.sleep(0.5)
    held = picture(page), line.inner_text()
    time.sleep(1.0)
    assert (picture(page), line.inner_text()) == held

    resume.click()
    until(lambda: picture(page) != held[0], "a change of the samples after Resume")

    panel.locator("button", has_text="Stop").click()
    until(lambda: "stopped" in line.inner_text(), "the end", 10)
    awaited = page.locator(".jp-OutputArea-output", has_text="<Run stopped")
    awaited.wait_for(timeout=10_000)
    assert f"of {STEPS:,} steps" in awaited.inner_text()
    page.locator("img.ganedu-last-frame").first.wait_for(state="attached", timeout=10_000)


def test_the_saved_notebook_opens_with_its_last_frame(open_notebook, course):
    """Without a run and without a kernel's state, the panel's place shows a picture and no error."""
    shutil.copy(tool.ROOT / "lessons" / NAME, course / "lessons")  # in place of the other test's
    page = open_notebook(f"lessons/{NAME}")
    page.locator(".jp-RenderedImage img").first.wait_for(timeout=20_000)
    assert page.locator("text=Error displaying widget").count() == 0
    assert page.locator("text=Loading widget").count() == 0
