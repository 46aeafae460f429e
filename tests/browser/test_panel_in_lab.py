"""The training panel in a real JupyterLab: watch, pause, play turns, steer, look back, rewind, save."""

import re

from in_lab import PICTURES, kernel, notebook, reload, run_all, save, take_picture, until, wait_for_kernel
import pytest

SETUP = """\
from ganedu import GAN, data, live, networks, objectives, penalties
from ganedu.optimizers import Adam
import keras

keras.utils.set_random_seed(0)
gan = GAN(networks.dense_generator(100), networks.dense_discriminator(), penalty=penalties.r1(0.1))
gan.compile(Adam(1e-3, 0.5), Adam(1e-3, 0.5, use_ema=True, ema_momentum=0.999))
quality = live.Quality(data.load("mnist", "test")[0] / 127.5 - 1.0, every_seconds=3.0)
"""
TRAIN = "run = live.train(gan, data.mnist(64), steps={steps}, callbacks=[quality])"


@pytest.fixture
def panel(open_notebook, lab):
    """Opens a notebook that trains for so many steps and runs it; gives the page and the panel."""

    def open_panel(steps):
        page = open_notebook(notebook(lab, SETUP, TRAIN.format(steps=steps)))
        run_all(page)
        root = page.locator(".ganedu-panel")
        root.locator("button", has_text="Pause").wait_for(timeout=120_000)
        return page, root

    return open_panel


def step(root):
    found = re.search(r"step ([\d,]+)", root.locator(".line").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def move(slider, value):
    """Moves a slider as a hand does: input events on the way, a change event at the end."""
    slider.evaluate(
        """(node, value) => {
            node.value = value;
            node.dispatchEvent(new Event("input", { bubbles: true }));
            node.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        str(value),
    )


def test_watch_steer_and_play_turns(panel):
    page, root = panel(1_000_000)
    picture = root.locator("img.samples")
    until(lambda: step(root) > 100, "a hundred steps")
    first = picture.get_attribute("src")
    until(lambda: picture.get_attribute("src") != first, "a change of the samples")
    for chart in ("losses", "outputs", "gradients", "quality"):
        until(lambda chart=chart: root.locator(f".{chart} svg").count() == 1, f"the chart of {chart}")
    until(lambda: root.locator(".quality polyline").count() == 1, "a quality curve")
    until(lambda: root.locator(".losses polyline").count() == 2, "the curves of both losses")
    assert root.bounding_box()["width"] <= 1100
    if PICTURES:
        until(lambda: step(root) > 6_000, "digits", 300)
        root.locator("summary").click()
        take_picture(root, "panel")

    root.locator("button", has_text="Pause").click()
    root.locator("button", has_text="Resume").wait_for(timeout=10_000)
    until(lambda: "paused" in root.locator(".line").inner_text(), "the word paused", 10)
    turns = "int(gan.d_optimizer.iterations), int(gan.g_optimizer.iterations)"
    before = kernel(page, turns).split()
    root.locator("button", has_text="D turn").click()
    root.locator("button", has_text="D turn").click()
    root.locator("button", has_text="G turn").click()
    until(lambda: "generator turn" in kernel(page, "run._training.log"), "a turn of G")

    def taken():
        return [int(b) - int(a) for a, b in zip(before, kernel(page, turns).split(), strict=True)]

    until(lambda: taken()[1], "the end of G's turn")  # the log names it when it begins
    assert taken() == [2, 1]

    if not PICTURES:
        root.locator("summary").click()
    move(root.locator('input[data-name="g_rate"]'), -3.5)
    until(lambda: kernel(page, "f'{float(gan.g_optimizer.learning_rate):.2g}'") == "0.00032", "a new learning rate")
    move(root.locator('input[data-name="d_turns"]'), 2)
    root.locator(".notes", has_text="D's turns = 2").wait_for(timeout=10_000)
    root.locator("button", has_text="Resume").click()
    root.locator(".notes", has_text="recompiled in").wait_for(timeout=30_000)
    assert kernel(page, "gan.d_turns") == "2"

    root.locator("button", has_text="Stop").click()
    until(lambda: "stopped" in root.locator(".line").inner_text(), "the end", 10)
    assert kernel(page, "run.state") == "stopped"


def test_look_back_rewind_and_save(panel, lab):
    page, root = panel(500)
    until(lambda: "finished" in root.locator(".line").inner_text(), "the end", 120)
    shown = root.locator("img.samples")
    last = shown.get_attribute("src")
    slider = root.get_by_label("look back")
    move(slider, 0)
    until(lambda: shown.get_attribute("data-step") == "0", "the first frame", 10)
    assert shown.get_attribute("src") != last
    assert root.locator(".losses .cursor").count() == 1
    root.get_by_role("button", name="Now").click()
    until(lambda: shown.get_attribute("data-step") == "500", "now", 10)
    assert not root.get_by_role("button", name="Now").is_visible() and slider.input_value() == slider.get_attribute(
        "max"
    )
    move(slider, 0)
    root.locator("button", has_text="Rewind to step 0").click()
    until(lambda: "finished" not in root.locator(".line").inner_text(), "a new beginning", 20)
    until(lambda: "finished" in root.locator(".line").inner_text(), "the second end", 120)
    assert kernel(page, "run.losses['step'][-1], int(gan.g_optimizer.iterations)") == "500 500"

    root.locator("button", has_text="Save GIF").click()
    root.locator(".notes", has_text="training.gif was saved").wait_for(timeout=30_000)
    link, shown = root.locator(".saved a"), root.locator(".saved img")
    assert link.inner_text() == "Open training.gif"
    until(lambda: shown.evaluate("(image) => image.naturalWidth") > 100, "the GIF beside its link", 10)
    root.locator("button", has_text="Save CSV").click()
    root.locator(".notes", has_text="training.csv was saved").wait_for(timeout=30_000)
    assert (lab / "training.gif").stat().st_size > 10_000
    assert (lab / "training.csv").read_text().startswith("step,d_loss,g_loss")


@pytest.mark.parametrize("saved", [True, False])
def test_a_reload_while_it_trains_keeps_the_panel(panel, saved):
    page, root = panel(1_000_000)
    page.wait_for_timeout(1_000)
    reload(page, saved)
    root.locator("button", has_text="Pause").wait_for(timeout=60_000)
    reached = step(root)
    until(lambda: step(root) > reached, "more steps after the reload")
    root.locator("button", has_text="Stop").click()
    until(lambda: "stopped" in root.locator(".line").inner_text(), "the end", 20)


def test_an_interrupt_between_two_cells_pauses_it(panel):
    """Jupyter ignores it; a learner who presses the square wants the computing to end."""
    page, root = panel(1_000_000)
    until(lambda: step(root) > 0, "the first steps")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()")
    root.locator("button", has_text="Resume").wait_for(timeout=20_000)
    assert "The kernel was interrupted, so this training is paused" in root.locator(".notes").inner_text()
    assert kernel(page, "1 + 1") == "2" and kernel(page, "run.state") == "paused"
    root.locator("button", has_text="Resume").click()
    root.locator("button", has_text="Pause").wait_for(timeout=20_000)


def test_a_notebook_without_its_kernel_shows_the_last_frame(panel, console_errors):
    page, root = panel(300)
    until(lambda: "finished" in root.locator(".line").inner_text(), "the end", 120)
    picture = page.locator("img.ganedu-last-frame")
    picture.wait_for(state="attached", timeout=60_000)
    assert not picture.is_visible(), "the live panel is there"
    save(page)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    reload(page)
    picture.wait_for(state="visible", timeout=60_000)
    assert page.locator("text=Error displaying widget").locator("visible=true").count() == 0
    # The widget manager reports on the console that the model is gone: that is so.
    console_errors.clear()


def test_a_restarted_kernel_says_so_in_the_panel(panel):
    page, root = panel(1_000_000)
    until(lambda: step(root) > 100, "a hundred steps")
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.sessionContext.restartKernel() }")
    root.locator(".gone").wait_for(timeout=60_000)
    assert root.locator("button:enabled").count() == 0
    assert root.locator(".gone").count() == 1
    wait_for_kernel(page)
