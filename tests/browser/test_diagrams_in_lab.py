"""Diagrams, labelled rows and the table of claims, as a learner sees them in the copy that `make lab` opens."""

from in_lab import run_all
import lab as tool
import nbformat

CODE = """
import numpy as np
from ganedu import claims, plots
met = claims.Entry("stone.falls", "A stone falls at least 4.5 m in a second.", 4.5, "at least", [0], "Galileo")
display(claims.table(claims.Verdict("stone.falls", 4.9, met, None), claims.Verdict("stone.flies", 1.0, met, None)))
images = np.arange(256, dtype="uint8").reshape(1, 16, 16, 1).repeat(10, axis=0)
plots.show_rows({"real": images, "generated": images[::-1]})
"""


def test_a_lesson_shows_its_diagram_and_its_claims(lab, open_notebook):
    tool.sync(tool.ROOT, lab)
    names = sorted(path.stem for path in tool.ROOT.glob("docs/diagrams/*.svg"))
    shown = "\n\n".join(f"![{name}](../docs/diagrams/{name}.svg)" for name in names)
    cells = [nbformat.v4.new_markdown_cell(shown), nbformat.v4.new_code_cell(CODE.strip())]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), lab / "lessons" / "diagrams.ipynb")
    page = open_notebook("lessons/diagrams.ipynb")
    diagrams = page.locator(".jp-MarkdownCell img")
    diagrams.last.wait_for(timeout=60_000)
    widths = "(images) => images.every((image) => image.naturalWidth === 760)"
    page.wait_for_function(f"() => ({widths})([...document.querySelectorAll('.jp-MarkdownCell img')])", timeout=60_000)
    assert diagrams.count() == len(names)
    run_all(page)
    table = page.locator(".jp-OutputArea details")
    table.wait_for(timeout=120_000)
    assert table.locator("table").is_hidden(), "folded"
    table.locator("summary").click()
    assert table.locator("table").is_visible()
    assert table.locator("td").first.evaluate("(cell) => getComputedStyle(cell).textAlign") == "left"
    picture = page.locator(".jp-OutputArea img")
    picture.wait_for(timeout=60_000)
    natural, drawn = picture.evaluate("(image) => [image.naturalWidth, image.getBoundingClientRect().width]")
    assert natural == drawn, "one pixel of the figure is one of the page"
