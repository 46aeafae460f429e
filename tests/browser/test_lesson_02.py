"""Lesson 02 in a real JupyterLab: Run All, watch the samples change, Pause, Resume, Stop."""

import pathlib
import re
import shutil
import time

from in_lab import run_all, until
import nbformat
import pytest

ROOT = pathlib.Path(__file__).parents[2]
NAME = "02_vanilla_gan.ipynb"
STEPS = 1_000_000


@pytest.fixture
def lesson(lab):
    """A copy of the lesson that would train for a long time, so that there is something to stop."""
    notebook = nbformat.read(ROOT / "lessons" / NAME, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r"^LIVE_STEPS = .*$", f"LIVE_STEPS = {STEPS}", cell.source, flags=re.M)
            assert f"LIVE_STEPS = {STEPS}" in cell.source
    nbformat.write(notebook, lab / NAME)
    return NAME


def picture(page):
    return page.locator(".ganedu-panel img.samples").get_attribute("src")


def test_run_all_watch_pause_resume_stop(open_notebook, lesson):
    page = open_notebook(lesson)
    run_all(page)
    pause = page.locator(".ganedu-panel button", has_text="Pause")
    pause.wait_for(timeout=120_000)
    pause.scroll_into_view_if_needed()
    first = picture(page)
    until(lambda: picture(page) != first, "a change of the samples")
    line = page.locator(".ganedu-panel .line")
    until(lambda: "steps/s" in line.inner_text(), "a speed")
    until(lambda: page.locator(".ganedu-panel .losses polyline").count() == 2, "the curves of both losses")
    box = page.locator(".ganedu-panel img.samples").bounding_box()
    assert 300 < box["width"] < 1100 and box["height"] > 200

    pause.click()
    resume = page.locator(".ganedu-panel button", has_text="Resume")
    resume.wait_for(timeout=10_000)
    # The browser applies each widget's update by itself: the last of them may come after the button's.
    until(lambda: "paused" in line.inner_text(), "the word paused", 10)
    time.sleep(0.5)
    held = picture(page), line.inner_text()
    time.sleep(1.0)
    assert (picture(page), line.inner_text()) == held

    resume.click()
    until(lambda: picture(page) != held[0], "a change of the samples after Resume")

    page.locator(".ganedu-panel button", has_text="Stop").click()
    until(lambda: "stopped" in line.inner_text(), "the end", 10)
    awaited = page.locator(".jp-OutputArea-output", has_text="<Run stopped")
    awaited.wait_for(timeout=10_000)
    assert f"of {STEPS:,} steps" in awaited.inner_text()
    page.locator("img.ganedu-last-frame").wait_for(state="attached", timeout=10_000)


def test_the_saved_notebook_opens_with_its_last_frame(open_notebook, lab):
    """Without a run and without a kernel's state, the panel's place shows a picture and no error."""
    shutil.copy(ROOT / "lessons" / NAME, lab)
    page = open_notebook(NAME)
    page.locator(".jp-RenderedImage img").first.wait_for(timeout=20_000)
    assert page.locator("text=Error displaying widget").count() == 0
    assert page.locator("text=Loading widget").count() == 0
