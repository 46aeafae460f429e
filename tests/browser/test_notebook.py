"""Tools in a notebook: its keys work after every click, the learner's place stays, and everything fits its room."""

from in_lab import kernel, notebook, run_all, until, value
import pytest
from test_panel_in_lab import SETUP
from test_small_widgets import GAN_CELL, PREDICT, QUIZ, option

GONE_ON = "gone_on = globals().get('gone_on', 0) + 1"
PLAYGROUND = "from ganedu import live\nplay = live.Playground()\nplay"
EXPLORER = "from ganedu import live, zoo\nlive.Explorer(zoo.dcgan_mnist())"
TRAIN = "run = live.train(gan, data.mnist(64), steps=1_000_000, callbacks=[quality])"


def run_first(page, count=1):
    """Runs the first cells as a learner does: with Shift+Enter, from the top."""
    page.locator(".jp-Notebook .jp-Cell").first.locator(".cm-content").click()
    for _ in range(count):
        page.keyboard.press("Shift+Enter")


def reached(page, count):
    until(lambda: kernel(page, "globals().get('gone_on', 0)") == str(count), f"cell {count} after the tool", 20)


def test_the_notebook_goes_on_after_an_answer(lab, open_notebook):
    page = open_notebook(notebook(lab, PREDICT, GONE_ON, QUIZ, GONE_ON))
    run_first(page)
    page.locator(".ganedu.predict").wait_for(timeout=120_000)
    option(page, "both").click()
    until(lambda: value(page, "guess.answer") is not None, "the answer", 20)
    page.keyboard.press("Shift+Enter")
    reached(page, 1)
    assert value(page, "guess.answer") == "both at the same time", "the question was not asked anew"
    page.keyboard.press("Shift+Enter")
    page.locator(".ganedu.quiz").wait_for(timeout=60_000)
    page.keyboard.press("3")
    until(lambda: value(page, "quiz.score") == (1, 1), "a digit that answers the first question", 20)
    page.keyboard.press("2")
    until(lambda: value(page, "quiz.score") == (1, 2), "and the second", 20)
    page.keyboard.press("Shift+Enter")
    reached(page, 2)
    kinds = page.locator(".jp-Cell").evaluate_all("cells => cells.map((cell) => cell.matches('.jp-CodeCell'))")
    assert all(kinds[:4]), "no cell became a heading"


def test_an_answer_by_tab_and_enter(lab, open_notebook):
    page = open_notebook(notebook(lab, PREDICT, GONE_ON))
    run_first(page)
    first = option(page, "saturating").first
    first.wait_for(timeout=120_000)
    first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(lambda: value(page, "guess.answer") == "that of the `non-saturating` loss", "the answer", 20)
    page.keyboard.press("Shift+Enter")
    reached(page, 1)


def test_the_notebook_goes_on_after_a_click_and_a_drag(lab, open_notebook):
    page = open_notebook(notebook(lab, SETUP, TRAIN, GONE_ON, GONE_ON, GONE_ON))
    run_first(page, 2)
    root = page.locator(".ganedu-panel")
    root.locator("button", has_text="Pause").click(timeout=120_000)
    root.locator("button", has_text="Resume").wait_for(timeout=20_000)
    page.keyboard.press("Shift+Enter")
    reached(page, 1)
    assert kernel(page, "run.state") == "paused", "the training goes on where it was"
    root.locator("summary").click()
    root.locator('input[data-name="g_rate"]').click()
    page.keyboard.press("Control+Enter")
    reached(page, 2)
    root.get_by_label("look back").focus()
    page.keyboard.press("Escape")
    assert page.evaluate("() => document.activeElement.matches('.jp-Cell')")
    page.keyboard.press("Shift+Enter")
    reached(page, 3)
    kernel(page, "run.end()")


@pytest.mark.parametrize("shown", ["explorer first", "explorer last"])
def test_no_tool_restyles_another(lab, open_notebook, shown):
    cells = [EXPLORER, GAN_CELL + "\nlive.RealOrFake(gan, images)", QUIZ]
    cells[1] = "from ganedu import live\n" + cells[1]
    page = open_notebook(notebook(lab, *(cells if shown == "explorer first" else cells[::-1])))
    run_all(page)
    for tool in (".explorer .strip", ".real-or-fake", ".quiz"):
        page.locator(tool).first.wait_for(timeout=120_000)
    gap = page.locator(".explorer .strip").evaluate("(node) => getComputedStyle(node).columnGap")
    assert gap == "2px"


def overflow(page):
    """How many pixels what a cell shows is wider than its place."""
    areas = page.locator(".jp-OutputArea-output").evaluate_all(
        "(areas) => areas.map((area) => area.scrollWidth - area.clientWidth)"
    )
    return max(areas)


def test_tools_fit_any_window(lab, open_notebook):
    page = open_notebook(notebook(lab, PLAYGROUND, SETUP, TRAIN))
    run_all(page)
    picture = page.locator(".playground canvas.main").first
    picture.wait_for(timeout=120_000)
    until(lambda: page.locator(".ganedu-panel .losses polyline").count() == 2, "curves", 120)
    page.locator(".ganedu-panel button", has_text="Stop").click()
    for width in (1000, 1920, 1100, 1400, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        until(lambda width=width: page.evaluate("() => innerWidth") == width, "a window of this width")
        assert_it_fits(page, picture)


def assert_it_fits(page, picture):
    """The picture is large, nothing is wider than its place, and all letters can be read, once the page has settled."""
    best = page.locator(".playground canvas.best").first

    def is_largest():
        main, other = picture.bounding_box()["width"], best.bounding_box()
        return main >= 320 and (other is None or other["width"] < main)

    until(is_largest, "a picture of at least 320 px, the largest", 10)
    until(lambda: overflow(page) <= 0, "everything in its place", 10)
    page.locator(".ganedu-panel").scroll_into_view_if_needed()
    charts = page.locator(".ganedu-panel svg.chart")
    size = (
        "(charts) => charts.map((chart) => parseFloat(getComputedStyle(chart).fontSize)"
        " * chart.getBoundingClientRect().width / chart.viewBox.baseVal.width)"
    )
    # A chart that is being replaced has no size for a moment.
    until(lambda: min(charts.evaluate_all(size)) >= 11, "letters of at least 11 px")


def test_a_note_pushes_nothing_down(lab, open_notebook):
    page = open_notebook(notebook(lab, PLAYGROUND))
    run_all(page)
    picture = page.locator(".playground canvas.main").first
    picture.wait_for(timeout=120_000)
    before = picture.bounding_box()["y"]
    page.get_by_label("a game that fails").select_option(index=1)
    until(lambda: page.locator(".playground .alert").inner_text() != "", "a note", 60)
    assert picture.bounding_box()["y"] == before
    page.locator("button", has_text="Slow motion").click()
    page.locator(".playground .slow").wait_for(timeout=20_000)
    assert picture.bounding_box()["y"] == before
