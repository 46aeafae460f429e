"""How long from a slider to its picture? python benchmarks/explorer.py

In the kernel: from a request to its answer. In the browser, where Chromium is found: from the slider's event to the
first frame that can show the picture, through a real JupyterLab.
"""

import importlib.util
import pathlib
import statistics
import sys
import time

from ganedu import zoo
from ganedu.live.explorer.explorer import Explorer
import pytest

ROOT = pathlib.Path(__file__).parents[1]
MODELS = ("vanilla_mnist", "dcgan_mnist")
TIMES = 100
REQUESTS = {
    "a direction's slider": lambda i: {"do": "move", "direction": i % 8, "value": 4 * ((i * 0.37) % 2) - 4},
    "another sample": lambda i: {"do": "sample", "seed": i},
    "truncation": lambda i: {"do": "truncate", "truncation": (i % 20) / 10},
    "another A": lambda i: {"do": "keep", "slot": 0, "place": 15 + i % 24},
}
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


def said(milliseconds):
    ordered = sorted(milliseconds)
    return f"median {statistics.median(ordered):5.1f} ms, 95th percentile {ordered[int(0.95 * len(ordered))]:5.1f} ms"


def in_the_kernel(name):
    gan = getattr(zoo, name)()
    start = time.perf_counter()
    tool = Explorer(gan)
    print(f"{name}, kernel: ready in {time.perf_counter() - start:.2f} s", flush=True)
    for words, request in REQUESTS.items():
        taken = []
        for number in range(TIMES):
            start = time.perf_counter()
            tool._obey(tool, {"ticket": str(number), **request(number)}, [])
            taken.append(1e3 * (time.perf_counter() - start))
        print(f"{name}, kernel: {words:20} {said(taken)}", flush=True)


@pytest.mark.parametrize("name", MODELS)
def test_in_the_browser(name, lab, open_notebook):
    from in_lab import notebook, run_all  # which pytest finds, and this program by itself does not

    source = f"from ganedu import zoo\nfrom ganedu.live.explorer.explorer import Explorer\nExplorer(zoo.{name}())"
    page = open_notebook(notebook(lab[0], source))
    run_all(page)
    page.locator(".ganedu.explorer").wait_for(timeout=120_000)
    page.evaluate(SLIDE, 10)
    print(f"\n{name}, browser: a direction's slider {said(page.evaluate(SLIDE, TIMES))}", flush=True)


def main():
    for name in MODELS:
        in_the_kernel(name)
    # The tests' own JupyterLab and Chromium.
    path = ROOT / "tests" / "browser" / "conftest.py"
    spec = importlib.util.spec_from_file_location("browser_fixtures", path)
    fixtures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fixtures)
    sys.exit(pytest.main(["-q", "-s", "--no-header", __file__], plugins=[fixtures]))


if __name__ == "__main__":
    main()
