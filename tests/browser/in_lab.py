"""What the tests in a real JupyterLab share: waiting, the kernel's word, a reload of the page, pictures."""

import ast
import os
import pathlib
import time

import nbformat

PICTURES = os.environ.get("GANEDU_PICTURES")  # a folder for the screenshots of docs/
ASK_KERNEL = """async (code) => {
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const future = kernel.requestExecute({ code, store_history: false });
    let said = "";
    future.onIOPub = ({ content }) => { said += content.text ?? (content.traceback ?? []).join("\\n"); };
    await future.done;
    return said.trim();
}"""
PIXELS = """(canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.join()"""


def until(condition, what, seconds=60):
    """Waits for the condition, and fails with a sentence if it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} did not happen in {seconds} s"
        time.sleep(0.05)


def notebook(folder, *cells, name="test.ipynb"):
    """Writes a notebook of these code cells, and returns its name."""
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell.strip()) for cell in cells])
    nbformat.write(made, folder / name)
    return name


def run_all(page):
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")


def run(page, code):
    """Runs code in the notebook's kernel, beside its cells, and returns what it prints."""
    return page.evaluate(ASK_KERNEL, code)


def kernel(page, expression):
    """What the kernel prints for an expression, as text."""
    return run(page, f"print({expression})")


def value(page, expression):
    """The value of a Python literal in the kernel."""
    return ast.literal_eval(kernel(page, f"repr({expression})"))


def save(page):
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")


def reload(page, saved=True):
    """Loads the page anew, with the notebook as it is or as it was saved last."""
    if saved:
        save(page)
    page.evaluate("() => { window.onbeforeunload = null }")
    page.reload()


def wait_for_kernel(page):
    ready = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    page.wait_for_function(ready, timeout=90_000)


def restart_kernel(page):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")


def hide_sidebar(page):
    page.evaluate("() => { window.jupyterapp.shell.collapseLeft() }")


def pixels(canvas):
    return canvas.evaluate(PIXELS)


def take_picture(tool, name):
    """For the pages in docs/, where a folder for them is named."""
    if PICTURES:
        tool.screenshot(path=pathlib.Path(PICTURES) / f"{name}.png")


def assert_inside(tool, parts):
    """That every visible part lies within the tool's width, which fits a page of 1,100 pixels."""
    place = tool.bounding_box()
    assert place["width"] <= 1100
    for part in tool.locator(parts).locator("visible=true").all():
        box = part.bounding_box()
        assert box["x"] >= place["x"] - 1 and box["x"] + box["width"] <= place["x"] + place["width"] + 1
