"""The latent explorer in a real JupyterLab: sliders, gallery, A - B + C, keys, a reload, a restart."""

import functools
import time

from in_lab import (
    PICTURES,
    assert_inside,
    hide_sidebar,
    kernel,
    notebook,
    pixels,
    reload,
    restart_kernel,
    run,
    run_all,
    take_picture,
)
from in_lab import (
    until as wait_until,
)
import pytest

until = functools.partial(wait_until, seconds=20)
SOURCE = """
from ganedu import zoo
from ganedu.live.explorer.explorer import Explorer
explorer = Explorer(zoo.dcgan_mnist())
explorer
"""
CODED = """
from ganedu import GAN, networks
from ganedu.live.explorer.explorer import Explorer
import numpy as np
import tensorflow as tf

class Coded(GAN):
    controls = {"digit": {"zero": 0, "one": 1, "two": 2}, "slant": np.linspace(-2.0, 2.0, 41)}

    def conditioned(self, z, values):
        label = 3.0 * tf.one_hot(tf.cast(values["digit"], tf.int32), 3)
        return tf.concat([label, values["slant"][:, None], z[:, 4:]], axis=1)

explorer = Explorer(Coded(networks.dense_generator(6), networks.dense_discriminator()))
explorer
"""


@pytest.fixture
def explorer(lab, open_notebook):
    """Runs a notebook with an explorer; gives the page and the explorer's place on it."""

    def open_page(source=SOURCE):
        page = open_notebook(notebook(lab, source))
        run_all(page)
        tool = page.locator(".ganedu.explorer")
        tool.wait_for(timeout=120_000)
        return page, tool

    return open_page


def small(tool, group, place):
    return tool.locator(f".{group} button.picture").nth(place)


def agrees(page, tool):
    """Whether the large image is, up to one grey level, what the kernel's generator draws of the kernel's z."""
    drawn = kernel(page, "*((explorer.image + 1.0) * 127.5).round().astype(int).ravel()").split()
    shown = pixels(tool.locator("canvas.large")).split(",")[::4]
    return all(abs(int(a) - int(b)) <= 1 for a, b in zip(drawn, shown, strict=True))


def test_samples_sliders_and_truncation(explorer):
    page, tool = explorer()
    large = tool.locator("canvas.large")
    assert agrees(page, tool)
    box = large.bounding_box()
    assert box["width"] > 250 and abs(box["width"] - box["height"]) < 1

    first = pixels(large)
    tool.get_by_role("button", name="Another sample").click()
    until(lambda: pixels(large) != first, "another picture")
    assert kernel(page, "explorer.seed, explorer.title") == "1 sample 1"
    assert tool.locator(".view .title").inner_text() == "sample 1"

    tool.get_by_label("Sample", exact=True).fill("12")
    page.keyboard.press("Enter")
    until(lambda: kernel(page, "explorer.seed") == "12", "sample 12")

    # By the mouse: to the middle of the slider.
    slider = tool.get_by_label("direction 1")
    before = pixels(large)
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.3 * box["width"], y)
    page.mouse.down()
    for share in (0.35, 0.5, 0.7, 0.9):
        page.mouse.move(box["x"] + share * box["width"], y)
    page.mouse.up()
    until(lambda: float(kernel(page, "explorer.coordinates[0]")) > 2.5, "a slider's move")
    until(lambda: pixels(large) != before, "a change of the picture")
    until(lambda: tool.locator(".view .title").inner_text() == "sample 12, moved", "the words")
    assert agrees(page, tool)

    # By keys; JupyterLab's own use of the arrows must not take them.
    tool.get_by_label("direction 2").focus()
    page.keyboard.press("Home")
    until(lambda: abs(float(kernel(page, "explorer.coordinates[1]")) + 4) < 1e-3, "Home")
    page.keyboard.press("ArrowRight")
    until(lambda: abs(float(kernel(page, "explorer.coordinates[1]")) + 3.95) < 1e-3, "an arrow")
    tool.get_by_role("button", name="Reset the sliders").click()
    until(lambda: pixels(large) == before, "the picture as it was")

    tool.get_by_label("Truncation t").focus()
    page.keyboard.press("Home")
    until(lambda: kernel(page, "explorer.truncation") in ("0", "0.0"), "truncation 0")
    until(lambda: pixels(small(tool, "gallery", 3).locator("canvas")) == pixels(large), "all pictures alike")
    assert agrees(page, tool)


def test_gallery_strip_and_arithmetic(explorer):
    page, tool = explorer()
    large = tool.locator("canvas.large")
    chosen = small(tool, "gallery", 5).locator("canvas")

    # A click shows a sample in the large image, or puts it into a slot.
    small(tool, "gallery", 5).click()
    until(lambda: pixels(large) == pixels(chosen), "the sample in the large image")
    assert kernel(page, "explorer.title") == "sample 5"
    way = tool.locator(".strip canvas")
    assert way.count() == 11
    before = pixels(way.last)
    tool.get_by_role("button", name="B", exact=True).click()
    small(tool, "gallery", 5).click()
    until(lambda: pixels(way.last) == pixels(chosen), "the strip to lead to the sample")
    assert pixels(way.last) != before
    assert small(tool, "gallery", 5).get_attribute("data-letters") == "B"
    assert kernel(page, "explorer.names[:3]") == "['sample 0', 'sample 5', 'sample 2']"

    # By keys: arrows walk, a letter puts, Enter shows. JupyterLab would insert a cell at A and at B.
    small(tool, "gallery", 0).focus()
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    until(lambda: kernel(page, "explorer.names[2]") == "sample 7", "sample 7 in C")
    page.keyboard.press("b")
    until(lambda: kernel(page, "explorer.names[1]") == "sample 7", "sample 7 in B")
    page.keyboard.press("a")
    until(lambda: kernel(page, "explorer.names[0]") == "sample 7", "sample 7 in A")
    assert page.locator(".jp-Cell").count() == 1
    # A − B + C of one sample is the sample.
    result = tool.locator(".term").last.locator("canvas")
    until(lambda: pixels(result) == pixels(small(tool, "gallery", 7).locator("canvas")), "A − A + A = A")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("a")
    until(lambda: kernel(page, "explorer.names[0]") == "sample 6", "sample 6 in A")
    small(tool, "strip", 5).focus()
    page.keyboard.press("Enter")
    until(lambda: kernel(page, "explorer.title") == "50% of the way from A to B", "the middle of the way")
    until(lambda: pixels(large) == pixels(small(tool, "strip", 5).locator("canvas")), "it in the large image")

    tool.get_by_role("button", name="copy the large image to C").click()
    until(lambda: kernel(page, "explorer.names[2]") == "50% of the way from A to B", "the large image in C")
    tool.get_by_role("button", name="More").click()
    until(lambda: small(tool, "gallery", 0).get_attribute("title") == "sample 24", "the next page")


def test_labels_and_codes_have_controls(explorer):
    page, tool = explorer(CODED)
    large = tool.locator("canvas.large")
    before = pixels(large)
    two = tool.get_by_role("button", name="two")
    two.click()
    until(lambda: two.get_attribute("aria-pressed") == "true", "the button to be pressed")
    assert kernel(page, "explorer.settings['digit']") in ("2", "2.0")
    assert pixels(large) != before
    tool.get_by_label("slant").focus()
    page.keyboard.press("End")
    until(lambda: kernel(page, "explorer.settings['slant']") in ("2", "2.0"), "the code at its end")
    until(lambda: agrees(page, tool), "a picture that agrees")


def test_training_on_is_announced_and_taken_over(explorer):
    page, tool = explorer()
    code = """
from ganedu import data
from ganedu.optimizers import Adam
gan = explorer._gan
gan.compile(Adam(1e-3), Adam(1e-3))
gan.fit(data.mnist(16), steps_per_epoch=5, verbose=0)
"""
    run(page, code)
    before = pixels(tool.locator("canvas.large"))
    tool.get_by_role("button", name="Reset the sliders").click()
    take = tool.get_by_role("button", name="Copy the new weights")
    take.wait_for(timeout=20_000)
    assert "5 more turns" in tool.inner_text()
    assert pixels(tool.locator("canvas.large")) == before
    take.click()
    until(lambda: pixels(tool.locator("canvas.large")) != before, "the new weights' picture")
    take.wait_for(state="hidden", timeout=20_000)
    assert agrees(page, tool)


def test_a_reload_keeps_everything(explorer):
    page, tool = explorer()
    tool.get_by_role("button", name="B", exact=True).click()
    small(tool, "gallery", 9).click()
    tool.get_by_label("direction 3").focus()
    page.keyboard.press("End")
    until(lambda: kernel(page, "explorer.title, explorer.names[1]") == "sample 0, moved sample 9", "both requests")
    until(lambda: tool.locator(".view .title").inner_text() == "sample 0, moved", "the words")
    seen = pixels(tool.locator("canvas.large")), pixels(tool.locator(".strip canvas").last)
    reload(page)
    tool.wait_for(timeout=60_000)
    until(lambda: pixels(tool.locator("canvas.large")) == seen[0], "the same picture")
    assert pixels(tool.locator(".strip canvas").last) == seen[1]
    assert float(tool.get_by_label("direction 3").input_value()) == 4
    tool.get_by_role("button", name="Another sample").click()
    until(lambda: kernel(page, "explorer.seed") == "1", "another sample after the reload")


def test_after_a_restart_it_says_that_nobody_answers(explorer):
    """And throws nothing: `open_notebook` fails on any error in the console."""
    page, tool = explorer()
    restart_kernel(page)
    tool.locator(".gone", has_text="The kernel has ended").wait_for(timeout=20_000)
    assert tool.locator("button:enabled, input:enabled").count() == 0


def test_it_fits_and_can_be_photographed(explorer):
    page, tool = explorer()
    page.set_viewport_size({"width": 1240, "height": 1100})
    hide_sidebar(page)
    until(lambda: tool.bounding_box()["width"] > 900, "room")
    assert_inside(tool, "button, input, canvas")
    if PICTURES:
        for slot, number in (("A", 7), ("B", 12), ("C", 18)):
            small(tool, "gallery", number).focus()
            page.keyboard.press(slot)
        tool.get_by_label("direction 1").focus()
        page.keyboard.press("ArrowRight")
        page.evaluate("() => document.activeElement.blur()")
        time.sleep(1.0)
        take_picture(tool, "explorer")
