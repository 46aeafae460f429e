"""How soon do the widgets answer, in a real JupyterLab in Chromium? python -m benchmarks.in_browser

From a click or a moved slider to what the page shows of it. It needs Chromium, and a machine that does nothing else.
Where all of it was measured, it writes docs/in_browser.md.
"""

import datetime
import importlib.util
import pathlib
import statistics
import sys

import pytest

from benchmarks.markdown import table
from benchmarks.speed.report import machine

ROOT = pathlib.Path(__file__).parents[1]
PLAYGROUND = "from ganedu import live\nplay = live.Playground()\nplay"
EXPLORER = "from ganedu import live, zoo\nlive.Explorer(zoo.dcgan_mnist())"
TRAIN = """\
from ganedu import GAN, data, live, networks, optimizers
gan = GAN(networks.dense_generator(100), networks.dense_discriminator())
gan.compile(optimizers.Adam(1e-3, 0.5), optimizers.Adam(1e-3, 0.5))
run = live.train(gan, data.mnist(128), steps=10_000_000)
"""
# What was measured: for each line the words, the values' unit, the values, and the bar with its direction.
ROWS = []

SLIDE = """async (times) => {
  const slider = document.querySelector(".explorer .track input");
  const large = document.querySelector(".explorer canvas.large");
  const pixels = () => large.getContext("2d").getImageData(0, 0, large.width, large.height).data.join();
  const turn = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
  const taken = [];
  for (let i = 0; i < times; i++) {
    const before = pixels(), start = performance.now();
    slider.value = i % 2 ? 3 - i / times : i / times - 3;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (pixels() === before) await turn();
    await new Promise(requestAnimationFrame);
    taken.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
  }
  return taken;
}"""
# Milliseconds from a click on the button with these words until the text at `place` has changed, or holds `word`.
CLICK = """([words, place, word]) => new Promise((done, fail) => {
  const button = [...document.querySelectorAll(".ganedu button")].find((one) => one.textContent === words);
  const text = () => document.querySelector(place)?.textContent ?? "";
  const before = text();
  const start = performance.now();
  setTimeout(() => fail(`nothing came of ${words}`), 20000);
  const look = () => {
    if (word ? text().includes(word) : text() !== before) done(performance.now() - start);
    else requestAnimationFrame(look);
  };
  button.click();
  look();
})"""
# How often a second what `place` shows changes, in some seconds.
CHANGES = """([place, attribute, seconds]) => new Promise((done) => {
  let count = 0;
  const watcher = new MutationObserver(() => count++);
  const node = document.querySelector(place);
  const words = { childList: true, characterData: true, subtree: true };
  watcher.observe(node, attribute ? { attributeFilter: [attribute] } : words);
  setTimeout(() => { watcher.disconnect(); done(count / seconds); }, 1000 * seconds);
})"""


def note(words, unit, values, bar=None, most=True):
    """Keeps a line of the table; the bar is the most, or the least, that the median may be."""
    middle = statistics.median(values)
    met = "" if bar is None else "met" if (middle <= bar if most else middle >= bar) else "missed"
    spread = f" ({min(values):,.0f} to {max(values):,.0f})" if len(values) > 1 else ""
    sign = "≤" if most else "≥"
    ROWS.append([words, f"{middle:,.0f} {unit}{spread}", "" if bar is None else f"{sign} {bar}", met])


HEAD = """\
# How soon the widgets answer

Written by `make bench` on {date}, in JupyterLab and Chromium, both on this machine: {machine}.
Times are from a click, or from a slider that moves, until the page shows what comes of it.

"""


@pytest.fixture(scope="session", autouse=True)
def page_of_results(request):
    yield
    lines = table(["what", "median (and range)", "bar", ""], ROWS)
    print("\n" + lines)
    if not request.session.testsfailed and not request.config.getoption("keyword"):
        head = HEAD.format(date=datetime.date.today(), machine=machine())
        (ROOT / "docs" / "in_browser.md").write_text(head + lines + "\n")


@pytest.fixture
def running(lab, open_notebook):
    from in_lab import notebook, run_all  # which pytest finds, and this program by itself does not

    def run(cells, ready):
        page = open_notebook(notebook(lab, *cells))
        run_all(page)
        page.locator(ready).first.wait_for(timeout=120_000)
        return page

    return run


def test_explorer(running):
    page = running([EXPLORER], ".ganedu.explorer")
    page.evaluate(SLIDE, 10)
    note("explorer: a direction's slider", "ms", page.evaluate(SLIDE, 100))


def test_playground(running):
    from in_lab import value

    page = running([PLAYGROUND], ".playground[data-frames]")
    page.wait_for_timeout(2_000)  # a learner looks before he clicks
    turns = [page.evaluate(CLICK, [f"{name} turn", ".playground .status", None]) for name in "DG" * 10]
    note("playground: the first single turn, two seconds after the playground appeared", "ms", turns[:1], 150)
    note("playground: single turns", "ms", turns, 150)
    page.locator(".playground button.play").click()
    page.wait_for_timeout(5_000)
    sent = "import time\ncount = []\nplay.observe(lambda change: count.append(time.perf_counter()), 'shown')"
    value(page, f"exec({sent!r})")
    before = value(page, "play.sides[0].step")
    frames = page.evaluate(CHANGES, [".playground", "data-frames", 20])
    steps, times = value(page, "(play.sides[0].step, count)")
    note("playground: frames that are drawn", "a second", [frames], 20, most=False)
    note("playground: pictures that the kernel sends", "a second", [(len(times) - 1) / (times[-1] - times[0])], 10)
    note("playground: steps", "a second", [(steps - before) / 20], 150, most=False)


def test_panel(running):
    page = running([TRAIN], ".ganedu-panel button.main")
    page.wait_for_timeout(10_000)  # until calls have found their length
    note("panel: updates", "a second", [page.evaluate(CHANGES, [".ganedu-panel .line", None, 10])], 4, most=False)
    pauses = []
    for _ in range(10):
        for click, then in (("Pause", "Resume"), ("Resume", "Pause")):
            pauses.append(page.evaluate(CLICK, [click, ".ganedu-panel button.main", then]))
            page.wait_for_timeout(700)
    note("panel: pause", "ms", pauses[::2])
    note("panel: resume", "ms", pauses[1::2])
    note("panel: stop", "ms", [page.evaluate(CLICK, ["Stop", ".ganedu-panel .line", "stopped"])], 300)


def test_while_another_cell_computes(running):
    """The page says at once what a click waits for."""
    page = running([TRAIN, "import time\ntime.sleep(30)"], ".ganedu-panel button.main")
    page.wait_for_timeout(3_000)
    asked = "Pause", ".waits", "Waiting for the running cell"
    note("panel: a click is acknowledged while another cell computes", "ms", [page.evaluate(CLICK, list(asked))], 300)


def main():
    # The tests' own JupyterLab and Chromium.
    folders = [ROOT / "tests", ROOT / "tests" / "browser"]
    sys.path[:0] = map(str, folders)
    plugins = []
    for folder in folders:
        spec = importlib.util.spec_from_file_location(f"fixtures_of_{folder.name}", folder / "conftest.py")
        plugins.append(importlib.util.module_from_spec(spec))
        spec.loader.exec_module(plugins[-1])
    options = ["-q", "-s", "--no-header", "-p", "no:xdist", "-p", "no:nbval", "--durations=0", *sys.argv[1:]]
    sys.exit(pytest.main([*options, __file__], plugins=plugins))


if __name__ == "__main__":
    main()
