"""The 2-D playground in a real JupyterLab: play, steer, draw, slow down, rewind, compare, break, reload, restart."""

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
    save,
    take_picture,
    until,
)
import pytest

NAME = "playground.ipynb"
SMALL = "d_units=16, g_units=16, d_layers=1, g_layers=1"


@pytest.fixture
def playground(lab, open_notebook):
    """Runs a notebook with a playground; gives the page and the playground's place on it."""

    def open_page(arguments=SMALL):
        source = f"from ganedu import live\nplay = live.Playground({arguments})\nplay"
        page = open_notebook(notebook(lab, source, name=NAME))
        hide_sidebar(page)
        run_all(page)
        tool = page.locator(".ganedu.playground")
        tool.wait_for(timeout=120_000)
        until(lambda: int(tool.get_attribute("data-frames") or 0) > 0, "the first frame", 120)
        return page, tool

    return open_page


def button(tool, name):
    return tool.get_by_role("button", name=name)


def status(tool):
    return tool.locator(".status").inner_text()


def play_until(page, tool, step):
    button(tool, "Play").click()
    until(lambda: int(kernel(page, "play.sides[0].step")) >= step, f"step {step}")
    button(tool, "Pause").click()
    until(lambda: button(tool, "Play").is_visible(), "the pause")


def test_play_pause_and_single_turns(playground):
    page, tool = playground()
    main, best = tool.locator("canvas.main").first, tool.locator("canvas.best").first
    first = pixels(main), pixels(best)
    button(tool, "Play").click()
    until(lambda: "steps/s" in status(tool), "a speed")
    until(lambda: pixels(main) != first[0] and pixels(best) != first[1], "a change of both pictures")
    frames = int(tool.get_attribute("data-frames"))
    until(lambda: int(tool.get_attribute("data-frames")) > frames + 20, "further frames")
    button(tool, "Pause").click()
    until(lambda: button(tool, "Play").is_visible(), "the pause")
    until(lambda: kernel(page, "play.sides[0].step") == status(tool).split()[1].replace(",", ""), "the last frame")
    assert tool.locator(".number").count() == 5
    assert "of 8" in tool.locator('[data-name="modes"]').inner_text()

    turns = [int(turn) for turn in kernel(page, "*play.sides[0].turns").split()]
    held = pixels(main)
    button(tool, "D turn").click()
    until(lambda: kernel(page, "*play.sides[0].turns") == f"{turns[0] + 1} {turns[1]}", "one turn of D")
    button(tool, "G turn").click()
    until(lambda: kernel(page, "*play.sides[0].turns") == f"{turns[0] + 1} {turns[1] + 1}", "one turn of G")
    button(tool, "One step").click()
    until(lambda: kernel(page, "*play.sides[0].turns") == f"{turns[0] + 2} {turns[1] + 2}", "one step")
    until(lambda: pixels(main) != held, "a change of the picture")
    assert kernel(page, "[t.name for t in __import__('threading').enumerate() if 'playground' in t.name]") == "[]"

    # The reading under the pointer is what the kernel's surface says there.
    box = main.bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.7 * box["height"])
    reading = tool.locator(".reading").first
    until(lambda: "optimal D" in reading.inner_text() or "fakes here" in reading.inner_text(), "a reading")
    read = float(reading.inner_text().split("D(x) = ")[1].split(",")[0])
    assert abs(read - float(kernel(page, "play.frame().surface[14, 14]"))) < 0.02


def test_settings_by_mouse_and_by_keys(playground):
    page, tool = playground()
    play_until(page, tool, 30)
    step = kernel(page, "play.sides[0].step")
    tool.get_by_label("loss", exact=True).select_option("hinge")
    until(lambda: "hinge" in kernel(page, "play.gan.objective.discriminator.__name__"), "the hinge loss")
    assert kernel(page, "play.sides[0].step") == step
    assert tool.get_by_label("smoothing", exact=True).is_disabled()
    tool.get_by_label("penalty", exact=True).select_option("R1 + R2")
    weight = tool.get_by_label("weight", exact=True)
    weight.focus()
    page.keyboard.press("End")
    until(lambda: kernel(page, "[term.weight for term in play.gan.penalty.terms]") == "[100.0, 100.0]", "the weight")
    page.keyboard.press("Home")
    until(lambda: kernel(page, "[term.weight for term in play.gan.penalty.terms]") == "[0.0, 0.0]", "no weight")
    rates = tool.get_by_label("learning rate", exact=True)
    rates.first.focus()
    page.keyboard.press("Home")
    until(lambda: float(kernel(page, "float(play.gan.d_optimizer.learning_rate)")) < 1.1e-5, "D's learning rate")
    assert kernel(page, "play.sides[0].step") == step and page.locator(".jp-Cell").count() == 1

    # What does not fit gives a sentence, and the control goes back.
    layers = tool.get_by_label("layers", exact=True).first
    layers.fill("7")
    page.keyboard.press("Tab")
    tool.locator(".alert", has_text="d_layers is 7; expected a whole number from 0 to 6").wait_for(timeout=20_000)
    until(lambda: layers.input_value() == "1", "the number as it was")
    assert kernel(page, "play.sides[0].step") == step

    # New data and another seed start a new game.
    tool.get_by_label("points", exact=True).select_option("moons")
    until(lambda: kernel(page, "play.sides[0].settings.world is __import__('ganedu').data.moons") == "True", "moons")
    until(lambda: status(tool).startswith("step 0 "), "step 0")
    seed = tool.get_by_label("seed", exact=True)
    seed.fill("12")
    page.keyboard.press("Enter")
    until(lambda: kernel(page, "play.gan.seed") == "12", "the seed")
    tool.get_by_label("dim", exact=True).select_option("1")
    until(lambda: kernel(page, "play.gan.prior.latent_dim") == "1", "one-dimensional noise")


def test_layers_are_shown_hidden_and_kept_over_a_reload(playground):
    page, tool = playground()
    play_until(page, tool, 20)
    main = tool.locator("canvas.main").first
    for layer in ("surface", "real", "fake", "arrows", "manifold", "contours"):
        before = pixels(main)
        tool.locator(f'[data-layer="{layer}"]').click()
        until(lambda before=before: pixels(main) != before, f"a change by {layer}")
    tool.locator('[data-layer="best"]').click()
    tool.locator(".optimal").first.wait_for(state="hidden")
    shown = {"manifold", "contours"}
    on = "*(name for name, on in play.layers.items() if on)"
    until(lambda: set(kernel(page, on).split()) == shown, "the layers in the kernel")
    tool.locator('[data-layer="fake"]').click()
    step, seen = kernel(page, "play.sides[0].step"), status(tool)
    time.sleep(2.0)  # until the manifold has unfolded
    held = pixels(main)

    reload(page)
    tool.wait_for(timeout=60_000)
    until(lambda: status(tool) == seen, "the same place")
    assert tool.locator('[data-layer="manifold"]').is_checked() and not tool.locator('[data-layer="real"]').is_checked()
    hide_sidebar(page)
    until(lambda: pixels(main) == held, "the same picture")
    button(tool, "Play").click()
    until(lambda: int(kernel(page, "play.sides[0].step")) > int(step), "play after the reload")
    button(tool, "Pause").click()


def test_slow_motion(playground):
    page, tool = playground("d_turns=2, " + SMALL)
    slow = tool.locator("section.slow")
    heading = slow.locator("strong")
    assert slow.is_hidden()
    names = []
    for number in range(1, 16):
        button(tool, "Next phase").click()
        until(lambda number=number: heading.inner_text().startswith(f"{number} of 15"), f"phase {number}")
        names.append(heading.inner_text().split(" · ")[1])
        assert len(slow.locator("p").inner_text()) > 40
        assert slow.locator(".box.on, .way.on").count() >= 2
    of_d = ["new points", "D scores", "D's loss", "D's gradient", "D learns"]
    assert names == of_d * 2 + ["new fakes", "D scores", "G's loss", "gradients", "G learns"]
    assert kernel(page, "*play.sides[0].turns") == "2 1"
    button(tool, "Slow motion").click()
    until(lambda: heading.inner_text().startswith("1 of 15"), "the next step")
    until(lambda: heading.inner_text().startswith("2 of 15"), "a phase that comes by itself")
    button(tool, "Play").click()
    slow.wait_for(state="hidden")
    until(lambda: int(kernel(page, "play.sides[0].step")) > 5, "play")
    button(tool, "Pause").click()


def test_data_drawn_with_the_mouse_and_with_keys(playground):
    page, tool = playground()
    button(tool, "Draw your own").click()
    main = tool.locator("canvas.main").first
    main.scroll_into_view_if_needed()
    box = main.bounding_box()
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.up()
    button(tool, "Play with this drawing").click()
    until(lambda: "Strokes" in kernel(page, "type(play.sides[0].settings.world).__name__"), "the drawing in the kernel")
    ends = kernel(page, "*play.sides[0].settings.world.strokes[0][0], *play.sides[0].settings.world.strokes[0][-1]")
    assert all(abs(float(a) - b) < 0.03 for a, b in zip(ends.split(), (-0.9, 0, 0.9, 0), strict=True))
    assert tool.get_by_label("points", exact=True).input_value() == "drawn"
    play_until(page, tool, 20)

    button(tool, "Draw your own").click()
    main.focus()
    page.keyboard.press("Space")
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    button(tool, "Play with this drawing").click()
    until(lambda: kernel(page, "play.sides[0].settings.world.strokes[0][-1][1] > 0.7") == "True", "the stroke by keys")
    button(tool, "Draw your own").click()
    button(tool, "Play with this drawing").click()
    tool.locator(".alert", has_text="draw at least one").wait_for(timeout=20_000)


def test_rewinding(playground):
    page, tool = playground()
    play_until(page, tool, 350)
    time_line = tool.get_by_label("rewind to a checkpoint")
    main = tool.locator("canvas.main").first
    now = pixels(main)
    time_line.focus()
    page.keyboard.press("Home")
    until(lambda: kernel(page, "play.sides[0].step") == "0", "the start")
    until(lambda: status(tool).startswith("step 0 "), "the words")
    start = pixels(main)
    assert start != now
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(lambda: kernel(page, "play.sides[0].step") == "200", "step 200")
    assert kernel(page, "play.history['step'][-1] >= 300") == "True", "the future is kept until the game goes on"
    button(tool, "Start over").click()
    until(lambda: pixels(main) == start, "the first picture")
    play_until(page, tool, 101)
    assert kernel(page, "play.history['step'][:2]") == "[0, 100]"


def test_two_games_side_by_side(playground):
    page, tool = playground()
    button(tool, "Compare A | B").click()
    until(lambda: tool.locator("canvas.main:visible").count() == 2, "two pictures")
    a, b = tool.locator("canvas.main").all()
    assert abs(a.bounding_box()["width"] - b.bounding_box()["width"]) < 2
    button(tool, "Settings of B").click()
    tool.get_by_label("loss", exact=True).select_option("minimax (saturating)")
    until(lambda: kernel(page, "play.choices[1]['objective']") == "minimax (saturating)", "B's loss")
    assert kernel(page, "play.choices[0]['objective']") == "non-saturating"
    play_until(page, tool, 150)
    assert kernel(page, "play.sides[0].step == play.sides[1].step") == "True"
    until(lambda: pixels(a) != pixels(b), "two games that differ")
    until(lambda: tool.locator(".side:visible .numbers .number").count() == 10, "numbers of both")
    button(tool, "Compare A | B").click()
    until(lambda: tool.locator("canvas.main:visible").count() == 1, "one picture")
    assert kernel(page, "len(play.sides)") == "1"


def test_a_game_that_fails(playground):
    page, tool = playground()
    tool.get_by_label("a game that fails").select_option("vanishing gradient")
    tool.locator(".alert", has_text="grow or shrink").wait_for(timeout=20_000)
    assert tool.get_by_label("loss", exact=True).input_value() == "minimax (saturating)"
    button(tool, "Play").click()
    tool.locator(".alert", has_text="The gradients vanish").wait_for(timeout=120_000)
    until(lambda: button(tool, "Play").is_visible(), "the pause")
    assert float(kernel(page, "play.measures.js")) > 0.6


def test_the_cell_is_run_again_while_it_plays(playground):
    page, tool = playground()
    button(tool, "Play").click()
    until(lambda: int(kernel(page, "play.sides[0].step")) > 10, "play")
    run(page, "first = play")
    run_all(page)
    until(lambda: kernel(page, "play is first") == "False", "the second run")
    names = "[t.name for t in __import__('threading').enumerate() if 'playground' in t.name]"
    until(lambda: kernel(page, names) == "[]", "the end of the first one's thread")
    tool.wait_for()
    button(tool, "Play").click()
    until(lambda: int(kernel(page, "play.sides[0].step")) > 10, "play in the new one")
    run(page, "play.close()")
    until(lambda: kernel(page, names) == "[]", "the end of the second one's thread")


def test_closing_the_tab_and_a_restart_of_the_kernel(playground):
    """And nothing is thrown: `open_notebook` fails on any error in the console."""
    page, tool = playground()
    play_until(page, tool, 20)
    seen = status(tool)
    save(page)
    path = page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path")
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.close() }")
    tool.wait_for(state="detached", timeout=20_000)
    page.evaluate("(path) => { window.jupyterapp.commands.execute('docmanager:open', { path }) }", path)
    tool.wait_for(timeout=60_000)
    until(lambda: status(tool) == seen, "the same place")

    button(tool, "Play").click()
    until(lambda: status(tool) != seen, "play")
    restart_kernel(page)
    tool.locator(".gone", has_text="run this cell again").wait_for(timeout=20_000)
    assert tool.locator(":is(button, input, select):enabled").count() == 0
    time.sleep(1.0)


def test_it_fits_and_can_be_photographed(playground):
    page, tool = playground("" if PICTURES else SMALL)
    page.set_viewport_size({"width": 1240, "height": 1100})
    until(lambda: tool.bounding_box()["width"] > 900, "room")
    play_until(page, tool, 1_500 if PICTURES else 120)
    assert_inside(tool, "button, input, select, canvas")
    take_picture(tool, "playground")
