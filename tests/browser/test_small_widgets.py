"""Predict, quiz, doodle pad, the discriminator's eye, real or fake: in a real JupyterLab, with mouse and keyboard.

Each test asserts on what the page shows and on what the kernel holds. GANEDU_PICTURES names a folder for screenshots.
"""

import functools
import re
import time

from in_lab import PICTURES, hide_sidebar, notebook, reload, restart_kernel, run_all, take_picture, value
from in_lab import until as wait_until
import pytest

until = functools.partial(wait_until, seconds=30)
PREDICT = """
from ganedu.live.predict.predict import Predict
guess = Predict(
    "D gets sixty turns alone. Whose gradient **dies**, that of `saturating` or of `non-saturating`?",
    "that of the `saturating` loss", "that of the `non-saturating` loss", "both at the same time",
)
guess
"""
QUIZ = """
from ganedu.live.quiz.quiz import Question, Quiz
quiz = Quiz(
    Question("`g_loss` rose all through the training. Are the pictures getting worse?",
             ["yes", "no", "nobody can tell from that"], 2,
             "Each loss measures a player against its opponent of the moment, and the opponent improves too."),
    Question("A colleague reports a realism of 0.99. What do you ask?",
             ["how large the **variety** is", "how long the training took"], 0,
             "One perfect 1, printed over and over, has a realism of 1.", section=4),
)
quiz
"""
# Small and untrained, but for the pictures of the documentation.
GAN_CELL = """
from ganedu import GAN, data, networks, priors
import keras
keras.utils.set_random_seed(1)
gan = GAN(networks.dense_generator(8, (16,)), networks.dense_discriminator(units=(16,)), prior=priors.uniform(8))
images = data.load("mnist", "test")[0]
"""
if PICTURES:
    GAN_CELL = """
from ganedu import data, zoo
gan = zoo.dcgan_mnist()
images = data.load("mnist", "test")[0]
"""


@pytest.fixture
def run_cells(lab, open_notebook):
    """Opens a notebook with these cells, runs them all, and gives the page when `ready` is shown."""

    def run(*cells, ready):
        page = open_notebook(notebook(lab, *cells))
        hide_sidebar(page)
        run_all(page)
        page.locator(ready).first.wait_for(timeout=120_000)
        return page

    return run


def option(page, text):
    return page.locator(".choices button", has_text=text)


# Predict and quiz.


def test_predict_then_reveal(run_cells):
    page = run_cells(PREDICT, ready=".ganedu.predict")
    assert page.locator(".predict code").count() == 4  # two in the question, two in its options
    assert page.locator(".predict strong").inner_text() == "dies"
    assert value(page, "guess.answer") is None
    status = page.locator(".predict .status")
    assert "The first click counts" in status.inner_text()

    option(page, "both").click()
    until(lambda: "Recorded" in status.inner_text(), "the kernel's answer")
    option(page, "non-saturating").click(force=True)  # Playwright would wait for it to be enabled
    assert value(page, "guess.answer") == "both at the same time"
    assert abs(value(page, "guess.answered_at.timestamp()") - time.time()) < 60
    assert option(page, "both").get_attribute("aria-pressed") == "true"
    assert option(page, "non-saturating").get_attribute("aria-disabled") == "true"
    assert "✓" not in page.locator(".predict").inner_text(), "nothing is given away yet"

    line = value(page, "repr(guess.reveal('that of the `saturating` loss', 'In sixty turns it fell 234-fold.'))")
    assert line.startswith("You said: both at the same time. Measured: that of the `saturating` loss. In sixty")
    until(lambda: "234-fold" in status.inner_text(), "the result")
    assert "✓" in option(page, "that of the saturating").inner_text()
    assert "✗" in option(page, "both").inner_text() and "your answer" in option(page, "both").inner_text()
    take_picture(page.locator(".ganedu.predict").first, "predict")


def test_predict_with_the_keyboard(run_cells):
    page = run_cells(PREDICT, ready=".ganedu.predict")
    option(page, "saturating").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(lambda: value(page, "guess.answer") is not None, "the answer")
    assert value(page, "guess.answer") == "that of the `non-saturating` loss"


def test_a_click_while_other_cells_are_queued_is_not_lost(run_cells):
    """Run All with an experiment behind the question: the kernel is busy when the learner clicks."""
    experiment = "import time; time.sleep(8); print('measured')"
    page = run_cells(PREDICT, experiment, "guess.reveal('both at the same time')", ready=".ganedu.predict")
    option(page, "both").click()
    status = page.locator(".predict .status")
    page.locator(".waits span", has_text="Waiting for the running cell").wait_for(timeout=2_000)
    line = page.locator(".jp-RenderedHTMLCommon", has_text="Measured:")
    line.wait_for(timeout=60_000)
    until(lambda: "You said: both at the same time" in line.inner_text(), "the late answer in the line that is shown")
    assert value(page, "guess.answer") == "both at the same time"
    until(lambda: "You said: both" in status.inner_text(), "the answer above")
    assert page.locator(".waits").count() == 0


def test_a_click_while_a_cell_awaits_is_recorded_at_once(run_cells):
    """As while a live training goes on: the next cell waits for it."""
    loop = "while guess.answer is None:\n    await asyncio.sleep(0.05)"
    waiting = f"import asyncio\n{loop}\nprint('seen meanwhile:', guess.answer)"
    page = run_cells(PREDICT, waiting, "guess.reveal('both at the same time')", ready=".ganedu.predict")
    option(page, "both").click()
    page.locator(".jp-OutputArea-output", has_text="seen meanwhile: both at the same time").wait_for(timeout=30_000)
    line = page.locator(".jp-RenderedHTMLCommon", has_text="Measured:")
    line.wait_for(timeout=30_000)
    assert "✓ You said: both at the same time." in line.inner_text()


def test_run_all_without_a_click_goes_on(run_cells):
    page = run_cells(PREDICT, "guess.reveal('both at the same time')", ready=".jp-RenderedHTMLCommon")
    line = page.locator(".jp-RenderedHTMLCommon details")
    assert line.inner_text() == "What was measured", "folded, for who wants to answer first"
    line.locator("summary").click()
    assert "Measured: both at the same time." in line.inner_text()
    asked = page.locator(".ganedu.predict")
    assert "Measured" not in asked.inner_text() and "✓" not in asked.inner_text(), "nor is it open in the question"
    option(page, "both").click(force=True)
    time.sleep(0.5)
    assert value(page, "guess.answer") is None, "who has seen the result predicts nothing any more"


def test_quiz(run_cells):
    page = run_cells(QUIZ, ready=".ganedu.quiz")
    score = page.locator(".quiz-score")
    assert score.inner_text() == "0 right of 0 answered (2 questions)"
    assert "opponent improves" not in page.locator(".ganedu.quiz").inner_text()
    option(page, "nobody can tell").click()
    first = page.locator(".asked").first
    until(lambda: "Right. Each loss measures" in first.inner_text(), "the verdict")
    option(page, "how long").click()
    second = page.locator(".asked").last
    until(lambda: "Wrong. One perfect 1" in second.inner_text(), "the second verdict")
    assert "✓" in option(page, "how large").inner_text() and "✗" in option(page, "how long").inner_text()
    option(page, "how large").click(force=True)
    assert value(page, "quiz.score") == (1, 2)
    assert score.inner_text() == "1 of 2 right. Read again: section 4."
    take_picture(page.locator(".ganedu.quiz").first, "quiz")


def test_answers_survive_a_reload_of_the_page(run_cells):
    page = run_cells(PREDICT, QUIZ, ready=".ganedu.quiz")
    option(page, "both").click()
    option(page, "nobody can tell").click()
    until(lambda: value(page, "(guess.answer, quiz.score[1])") == ("both at the same time", 1), "both answers")
    reload(page)
    page.locator(".ganedu.quiz").wait_for(timeout=60_000)
    until(lambda: "Recorded" in page.locator(".predict .status").inner_text(), "the prediction's return")
    assert page.locator(".quiz-score").inner_text() == "1 right of 1 answered (2 questions)"


def test_after_a_restart_of_the_kernel_a_click_breaks_nothing(run_cells):
    page = run_cells(PREDICT, QUIZ, "from ganedu.live.doodle.doodle import Doodle\nDoodle()", ready="canvas.pad")
    restart_kernel(page)
    for tool in ("predict", "quiz", "doodle"):
        page.locator(f".{tool} .gone", has_text="run this cell again after the cells above it").wait_for(timeout=60_000)
    assert value(page, "'guess' in globals()") is False
    assert page.locator(".choices button:enabled").count() == 0
    draw(page, page.locator("canvas.pad"), [(5, 5), (20, 20)])
    time.sleep(0.5)
    assert page.locator(".gone").count() == 3, "it is said once"


# The doodle pad.


def draw(page, canvas, points, size=28):
    """Draws a stroke through points given in pixels of the image."""
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    places = [(box["x"] + x / size * box["width"], box["y"] + y / size * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


DOODLE = """
from ganedu.live.doodle.doodle import Doodle
told = []
doodle = Doodle(on_change=told.append)
doodle
"""


def on_screen(canvas):
    """The grey levels that a canvas shows."""
    script = """canvas => {
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return Array.from({ length: data.length / 4 }, (_, pixel) => data[4 * pixel]);
    }"""
    return canvas.evaluate(script)


def test_doodle(run_cells):
    page = run_cells(DOODLE, ready="canvas.pad")
    canvas = page.locator("canvas.pad")
    draw(page, canvas, [(6, 14), (22, 14)])
    until(lambda: value(page, "len(told)") == 1, "the stroke in the kernel")
    grey = on_screen(canvas)
    assert value(page, "list(doodle.pixels)") == grey
    assert value(page, "(doodle.image.shape, str(doodle.image.dtype))") == ((28, 28, 1), "float32")
    rows = [grey[28 * row : 28 * row + 28] for row in range(28)]
    assert min(rows[14][7:21]) > 200, "the stroke lies where it was drawn"
    assert not any(any(rows[row]) for row in [*range(11), *range(18, 28)]), "and nowhere else"

    draw(page, canvas, [(14, 4), (14, 24)])
    until(lambda: value(page, "len(told)") == 2, "the second stroke")
    page.locator("button", has_text="Undo").click()
    until(lambda: value(page, "len(told)") == 3, "the undoing")
    assert value(page, "list(doodle.pixels)") == on_screen(canvas) == grey

    page.locator("button", has_text="Clear").click()
    until(lambda: value(page, "float(doodle.image.max())") == -1.0, "the empty pad")
    assert not any(on_screen(canvas))
    page.locator("button", has_text="Undo").click()
    until(lambda: value(page, "list(doodle.pixels)") == grey, "the drawing's return")

    widths = []
    for size in ("1", "5"):
        page.locator("button", has_text="Clear").click()
        page.locator(".doodle input[type=range]").fill(size)
        draw(page, canvas, [(6, 14), (22, 14)])
        widths.append(sum(value > 127 for value in on_screen(canvas)[14::28]))
    assert widths[0] < widths[1], "a larger brush draws a broader line"


def test_doodle_with_a_finger(run_cells):
    page = run_cells(DOODLE, ready="canvas.pad")
    canvas = page.locator("canvas.pad")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    touch = page.context.new_cdp_session(page)

    def finger(kind, *places, number=1):
        points = [{"x": box["x"] + 10 * x, "y": box["y"] + 10 * y, "id": n} for n, (x, y) in enumerate(places, number)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", (5, 5))
    for step in range(6, 24):
        finger("touchMove", (step, step))
    assert value(page, "told") == [], "nothing is sent before the finger is lifted"
    finger("touchEnd")
    until(lambda: value(page, "len(told)") == 1, "the stroke in the kernel")
    assert value(page, "[bool(doodle.image[n, n, 0] > 0.5) for n in (6, 14, 22)]") == [True] * 3
    assert value(page, "[bool(doodle.image[27 - n, n, 0] > 0.5) for n in (6, 22)]") == [False] * 2


def test_doodle_with_the_keyboard(run_cells):
    page = run_cells(DOODLE, ready="canvas.pad")
    page.locator("canvas.pad").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.down("Shift")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.keyboard.up("Shift")
    until(lambda: value(page, "len(told)") == 1, "the stroke in the kernel")
    assert value(page, "[bool(doodle.image[13, n, 0] > 0) for n in (8, 15, 19)]") == [False, True, True]


def test_a_drawing_survives_a_reload_of_the_page(run_cells):
    page = run_cells(DOODLE, ready="canvas.pad")
    canvas = page.locator("canvas.pad")
    draw(page, canvas, [(8, 9), (10, 6), (14, 5), (18, 7), (18, 11), (14, 16), (8, 22), (20.5, 22)])
    until(lambda: value(page, "len(told)") == 1, "the stroke in the kernel")
    take_picture(page.locator(".ganedu.doodle").first, "doodle")
    grey = on_screen(canvas)
    reload(page)
    canvas.wait_for(timeout=60_000)
    assert on_screen(canvas) == grey


# The discriminator's eye.

EYE = "from ganedu.live.eye.eye import Eye, see\nimport numpy as np\neye = Eye(gan, images)\neye"


def test_eye(run_cells):
    page = run_cells(GAN_CELL, EYE, ready=".ganedu.eye canvas.seen")
    picture, gradient = page.locator("canvas.seen").first, page.locator("canvas.seen").last
    score = page.locator(".eye .score")

    def shows(heading):
        page.locator(".eye button", has_text=heading).click()
        name = {"Real images": "images", "G's samples": "samples", "Noise": "noise", "Draw": "pad"}[heading]
        until(lambda: value(page, "eye.showing") == name, heading)

    def agrees():
        """The page shows the picture, the map and the score that the kernel holds."""
        until(lambda: on_screen(picture) == value(page, "list(eye.seen['picture'])"), "the picture")
        until(lambda: on_screen(gradient) == value(page, "list(eye.seen['gradient'][::3])"), "the map")
        logit = value(page, "eye.seen['logit']")
        shown = float(re.search(r"logit ([+−\d.e]+)", score.inner_text())[1].replace("−", "-"))
        assert shown == pytest.approx(logit, rel=0.006, abs=1e-4)
        probability = value(page, "eye.seen['probability']")
        assert f"D(x) = {probability:.3f}" in score.inner_text()

    agrees()
    logits = {value(page, "eye.seen['logit']")}
    for heading in ("G's samples", "Noise", "Real images"):
        shows(heading)
        thumbnails = page.locator(".eye .shelf button")
        assert thumbnails.count() == 16
        thumbnails.nth(5).click()
        until(lambda: value(page, "eye.picked") == 5, "the picking")
        until(lambda: page.locator(".eye .shelf button").nth(5).get_attribute("aria-pressed") == "true", "its mark")
        agrees()
        logits.add(value(page, "eye.seen['logit']"))
    assert len(logits) == 4, "the score follows the picture"
    assert page.locator(".eye svg circle").count() == 64, "samples to compare with"
    assert "of 64 real images and" in page.locator(".eye .sentence").inner_text()
    take_picture(page.locator(".ganedu.eye").first, "eye")

    shows("Draw")
    draw(page, page.locator("canvas.pad"), [(9, 6), (19, 6), (12, 23)])
    until(lambda: value(page, "max(eye.drawing)") == 255, "the drawing in the kernel")
    agrees()
    assert on_screen(page.locator("canvas.pad")) == on_screen(picture)
    drawn = "np.frombuffer(eye.drawing, 'uint8').reshape(28, 28, 1) / 127.5 - 1"
    exact = value(page, f"see(gan.discriminator, {drawn}).logit")
    assert value(page, "eye.seen['logit']") == pytest.approx(exact, abs=1e-4)
    width = page.locator(".ganedu.eye").bounding_box()["width"]
    assert width <= 1100


# Real or fake.

GAME = "from ganedu.live.real_or_fake.real_or_fake import RealOrFake\ngame = RealOrFake(gan, images, count=6)\ngame"


def test_real_or_fake(run_cells):
    page = run_cells(GAN_CELL, GAME, ready=".ganedu.real-or-fake")
    prompt, verdict = page.locator(".real-or-fake .prompt"), page.locator(".real-or-fake .verdict")
    real, fake = (page.locator(".real-or-fake button", has_text=word) for word in ("Real", "Fake"))
    going_on = page.locator(".real-or-fake button", has_text=re.compile("Next|New round"))
    truths = value(page, "game._real.tolist()")
    assert sorted(truths) == [False] * 3 + [True] * 3

    def judged(count):
        until(lambda: page.locator(".real-or-fake .past figure").count() == count, f"verdict {count}")

    def asked(number):
        until(lambda: prompt.inner_text() == f"Image {number} of 6: real or fake?", f"image {number}")

    # With the mouse.
    asked(1)
    assert verdict.inner_text() == "" and not going_on.is_visible()
    (real if truths[0] else fake).click()
    judged(1)
    assert f"It is {'real' if truths[0] else 'fake'}." in verdict.inner_text()
    assert value(page, "game.score")["you"] == 1
    real.click(force=True)  # too late
    going_on.click()
    # With the keyboard: a wrong answer, then Enter on the button that has the focus, then n.
    asked(2)
    page.keyboard.press("f" if truths[1] else "r")
    judged(2)
    page.keyboard.press("Enter")
    asked(3)
    page.keyboard.press("r")
    judged(3)
    page.keyboard.press("n")
    asked(4)
    take = {True: real, False: fake}
    for number in (4, 5, 6):
        asked(number)
        take[truths[number - 1]].click()
        judged(number)
        if number < 6:
            going_on.click()

    score = value(page, "game.score")
    assert score["of"] == 6 and score["you"] == 4 + truths[2]
    tally = page.locator(".real-or-fake .tally").inner_text()
    assert f"You {score['you']} of 6" in tally and f"D {score['discriminator']} of 6" in tally
    assert "Random guessing gets 3 of 6" in tally
    frames = page.locator(".real-or-fake .past figure")
    assert [("real" in frames.nth(n).get_attribute("class").split()) for n in range(6)] == truths
    assert page.locator(".jp-RawCell").count() == 0, "the key r reached the notebook"
    take_picture(page.locator(".ganedu.real-or-fake").first, "real_or_fake")

    going_on.click()
    asked(1)
    assert value(page, "game.score") == {"you": 0, "discriminator": 0, "of": 0}
    assert page.locator(".real-or-fake .past figure").count() == 0
