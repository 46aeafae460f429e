"""Lesson 02 in a real JupyterLab: Run All, watch the samples change, Pause, Resume, Stop."""

import os
import pathlib
import re
import shutil
import time

import nbformat
import pytest

ROOT = pathlib.Path(__file__).parents[2]
NAME = "02_vanilla_gan.ipynb"
# Where to put the README's picture, for instance docs/images/live_panel.png. A picture wants a training of true length.
PICTURE = os.environ.get("GANEDU_PICTURE")
STEPS = 11_000 if PICTURE else 1_000_000


@pytest.fixture
def lesson(lab):
    """A copy of the lesson that would train for a long time, so that there is something to stop."""
    folder, _ = lab
    notebook = nbformat.read(ROOT / "lessons" / NAME, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r"^LIVE_STEPS = .*$", f"LIVE_STEPS = {STEPS}", cell.source, flags=re.M)
            assert f"LIVE_STEPS = {STEPS}" in cell.source
    nbformat.write(notebook, folder / NAME)
    return NAME


def picture(page):
    return page.locator("img.ganedu-samples").get_attribute("src")


def until(condition, what, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen in {seconds} s"
        time.sleep(0.05)


def take_picture(page, line):
    """Photographs the panel when there are digits to see."""
    page.evaluate("() => { window.jupyterapp.commands.execute('application:toggle-left-area') }")
    until(lambda: int(re.search(r"step ([\d,]+)", line.inner_text())[1].replace(",", "")) > 7_000, "training", 300)
    samples = page.locator("img.ganedu-samples")
    samples.evaluate("image => image.scrollIntoView({block: 'end'})")
    box = samples.bounding_box()
    page.screenshot(path=PICTURE, clip={"x": 60, "y": box["y"] - 95, "width": 1000, "height": box["height"] + 95})


def test_run_all_watch_pause_resume_stop(open_notebook, lesson):
    page = open_notebook(lesson)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    pause = page.locator("button.jupyter-button", has_text="Pause")
    pause.wait_for(timeout=120_000)
    pause.scroll_into_view_if_needed()
    first = picture(page)
    until(lambda: picture(page) != first, "a change of the samples")
    line = page.locator(".ganedu-line")
    until(lambda: "steps/s" in line.inner_text(), "a speed")
    assert page.locator("polyline").count() >= 2
    box = page.locator("img.ganedu-samples").bounding_box()
    assert 300 < box["width"] < 1100 and box["height"] > 200
    if PICTURE:
        take_picture(page, line)

    pause.click()
    resume = page.locator("button.jupyter-button", has_text="Resume")
    resume.wait_for(timeout=10_000)
    # The browser applies each widget's update by itself: the last of them may come after the button's.
    until(lambda: "paused" in line.inner_text(), "the word paused", 10)
    time.sleep(0.5)
    held = picture(page), line.inner_text()
    time.sleep(1.0)
    assert (picture(page), line.inner_text()) == held

    resume.click()
    until(lambda: picture(page) != held[0], "a change of the samples after Resume")

    page.locator("button.jupyter-button", has_text="Stop").click()
    page.locator("img.ganedu-samples").wait_for(state="detached", timeout=10_000)
    awaited = page.locator(".jp-OutputArea-output", has_text="<Run stopped")
    awaited.wait_for(timeout=10_000)
    assert f"of {STEPS:,} steps" in awaited.inner_text()
    page.locator(".jp-OutputArea-output img").first.wait_for(state="attached", timeout=10_000)


def test_the_saved_notebook_opens_with_its_last_frame(open_notebook, lab):
    """Without a run and without a kernel's state, the panel's place shows a picture and no error."""
    folder, _ = lab
    shutil.copy(ROOT / "lessons" / NAME, folder)
    page = open_notebook(NAME)
    page.locator(".jp-RenderedImage img").first.wait_for(timeout=20_000)
    assert page.locator("text=Error displaying widget").count() == 0
    assert page.locator("text=Loading widget").count() == 0


def test_a_reload_while_it_trains_keeps_the_panel(open_notebook, lesson):
    page = open_notebook(lesson)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
    page.locator("button.jupyter-button", has_text="Pause").wait_for(timeout=120_000)
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.evaluate("() => { window.onbeforeunload = null }")
    page.reload()
    pause = page.locator("button.jupyter-button", has_text="Pause")
    pause.wait_for(timeout=60_000)
    first = picture(page)
    until(lambda: picture(page) != first, "a change of the samples after the reload")
    page.locator("button.jupyter-button", has_text="Stop").click()
    page.locator("img.ganedu-samples").wait_for(state="detached", timeout=20_000)
