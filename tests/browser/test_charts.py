"""The charts of the tools, drawn in a page of their own, without JupyterLab."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "ganedu" / "live" / "kit"
DRAWN = """([low, high, width]) => {
  document.body.replaceChildren(
    chart({title: "gradients", width, height: 120, x: [low, high], series: {D: [1, 2]}, marks: []}),
    histogram({title: "outputs", width, height: 120, samples: {real: [low, high]}, low, high, bins: 8}),
  );
  return [...document.querySelectorAll("svg")].map((svg) =>
    [...svg.querySelectorAll('.axis text[text-anchor="middle"]')].map((text) => {
      const { x, width } = text.getBBox();
      return [x, x + width];
    }));
}"""


@pytest.mark.parametrize("width", [230, 270, 340, 470])
def test_numbers_below_a_chart_do_not_touch(browser, width):
    page = browser.new_page()
    page.set_content("<style>svg { font: 12px sans-serif }</style>")
    for name in ("kit.js", "chart.js"):
        page.add_script_tag(content=(FOLDER / name).read_text())
    for low, high in [
        (0, 40),
        (0, 900),
        (0, 5_000),
        (100, 4_200),
        (3_000, 12_000),
        (0, 250_000),
        (-1.5, 2.5),
        (-12, 30),
    ]:
        for numbers in page.evaluate(DRAWN, [low, high, width]):
            assert numbers, "a chart without numbers says nothing"
            gaps = [right[0] - left[1] for left, right in zip(numbers, numbers[1:], strict=False)]
            assert all(gap >= 5 for gap in gaps), (low, high, numbers)
    page.close()
