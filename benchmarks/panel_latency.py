"""How soon the live panel answers, in a real browser: python -m pytest -q benchmarks/panel_latency.py

From a click or a moved slider to what the page shows of it, for the two networks of `make bench`, medians of ten.
"""

import statistics

from in_lab import kernel, notebook, run_all
import pytest

from tests.browser.conftest import browser, console_errors, lab, open_notebook  # noqa: F401
from tests.browser.test_panel_in_lab import move

SETUP = """\
from benchmarks.panel import games
from ganedu import live
name, gan, stream = list(games())[{number}]
"""
TRAIN = "run = live.train(gan, stream, steps=10_000_000)"


@pytest.mark.parametrize("number", [0, 1], ids=["dense", "DCGAN"])
def test_latency(open_notebook, lab, number, capsys):  # noqa: F811
    page = open_notebook(notebook(lab[0], SETUP.format(number=number), TRAIN))
    run_all(page)
    root = page.locator(".ganedu-panel")
    root.locator("button", has_text="Pause").wait_for(timeout=120_000)
    page.wait_for_timeout(15_000)  # until the networks are traced and calls have found their length
    root.locator("summary").click()
    seconds = {"pause": [], "resume": [], "rate": []}
    for turn in range(10):
        seconds["pause"].append(clicked(page, root, "Pause", "Resume"))
        seconds["resume"].append(clicked(page, root, "Resume", "Pause"))
        page.wait_for_timeout(1_000)
        before = root.locator(".notes > div").count()
        timer(page, f"document.querySelectorAll('.ganedu-panel .notes > div').length > {before}")
        move(root.locator('input[data-name="g_rate"]'), -4 + 0.1 * turn)
        seconds["rate"].append(timed(page))
    timer(page, "document.querySelector('.ganedu-panel').dataset.state === 'stopped'")
    root.locator("button", has_text="Stop").click()
    seconds["stop"] = [timed(page)]
    name = kernel(page, "name")
    with capsys.disabled():
        parts = [
            f"{what} {statistics.median(values):.2f} s ({max(values):.2f} at most)" for what, values in seconds.items()
        ]
        print(f"\n{name}: {', '.join(parts)}")


def clicked(page, root, name, then):
    """Seconds from a click on a button to its new name."""
    timer(page, f"document.querySelector('.ganedu-panel button.main').textContent === '{then}'")
    root.locator("button", has_text=name).click()
    return timed(page)


def timer(page, condition):
    """Has the page note the time of the next click or change, and the time when the condition holds after it."""
    page.evaluate(
        """(condition) => {
            window.answered = null;
            const holds = new Function("return " + condition);
            const panel = document.querySelector(".ganedu-panel");
            const heard = new AbortController(); // one event starts the clock, be it a click or a change
            const begin = () => {
                heard.abort();
                const start = performance.now();
                const look = () => {
                    if (holds()) window.answered = performance.now() - start;
                    else requestAnimationFrame(look);
                };
                look();
            };
            for (const kind of ["click", "change"])
                panel.addEventListener(kind, begin, { capture: true, signal: heard.signal });
        }""",
        condition,
    )


def timed(page):
    """Seconds that the last timer measured."""
    page.wait_for_function("() => window.answered !== null", timeout=30_000)
    return page.evaluate("() => window.answered") / 1000
