"""The page that `make lab` opens: it is shown rendered, and its cards lead to the lessons."""

from in_lab import wait_for_kernel
import lab as tool
import start_page


def test_a_card_leads_to_its_lesson(lab, visit):
    tool.sync(tool.ROOT, lab)
    start_page.write(lab, tool.ROOT / "lessons")
    page = visit(start_page.PAGE)
    cards = page.locator(".jp-MarkdownViewer img")
    cards.first.wait_for(timeout=60_000)
    assert cards.count() == len(list(tool.ROOT.glob("lessons/*.ipynb")))
    assert all(cards.evaluate_all("(images) => images.map((image) => image.naturalWidth)"))
    page.locator(".jp-MarkdownViewer img[alt^='02']").click()
    wait_for_kernel(page)
    assert page.locator(".jp-Notebook h1").first.inner_text().startswith("02")
