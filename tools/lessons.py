"""Runs the lessons whose own code changed and keeps their outputs: python -m tools.lessons [--all] [NAME ...]

A hash of a lesson's code, in its metadata, says whether it changed since it was run. A second run without a change
leaves no diff.
"""

import argparse
import ast
import hashlib
import json
import os
import pathlib
import re
import time

import nbclient
import nbformat

ROOT = pathlib.Path(__file__).parent.parent
LESSONS = ROOT / "lessons"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
WIDGET = "application/vnd.jupyter.widget-view+json"
LAST_FRAME = re.compile(r'class="ganedu-last-frame".* src="data:image/png;base64,([^"]*)"')
LARGEST_NOTEBOOK, LARGEST_FIGURE = 600_000, 80_000


def source_hash(notebook):
    """A hash of the code cells: what the outputs depend on, and nothing that a run adds."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def asks(source):
    """Whether a cell is collapsed: it asks a question, or its source would give an answer away.

    An experiment of more than five lines may reveal what it measured and stay open, if it adds only measured numbers.
    """
    if ".reveal(" not in source:
        return bool(re.search(r"\blive\.(Predict|Quiz)\(", source))
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    reasons = [reason for call in calls if ast.unparse(call.func).endswith(".reveal") for reason in call.args[1:]]
    return len(source.splitlines()) <= 5 or any(isinstance(reason, ast.Constant) for reason in reasons)


def is_current(notebook):
    return notebook.metadata.get("ganedu", {}).get("source") == source_hash(notebook)


def execute(notebook):
    """Runs a notebook from top to bottom in a fresh kernel, at the budget in force."""
    client = nbclient.NotebookClient(notebook, timeout=1200, kernel_name="python3", store_widget_state=False)
    client.execute(cwd=str(LESSONS))
    return notebook


def clean(notebook):
    """Removes ids, times and widget state, so that only what a reader sees is kept."""
    notebook.metadata = {
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
        "ganedu": {"source": source_hash(notebook)},
    }
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.outputs = joined(still(cell.outputs))
        cell["id"] = f"cell-{number:02d}"
        cell.metadata = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        if cell.cell_type == "code" and asks(cell.source):
            cell.metadata["jupyter"] = {"source_hidden": True}
    return notebook


def still(outputs):
    """What is left of outputs without a kernel: a panel's last frame as a picture, and other widgets' words."""
    last_frame = False
    for output in outputs:
        data = output.get("data", {})
        address = LAST_FRAME.search(data.get("text/html", ""))
        if address:
            last_frame = True
            data["image/png"] = address[1]
            del data["text/html"]
        elif data.pop(WIDGET, None) is not None and last_frame:
            continue
        yield output


def without_progress(text):
    """What is left of lines that were written over, as those that tell how far a computation is."""
    lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
    return "\n".join(line.rstrip() if line.isspace() else line for line in lines)


def joined(outputs):
    """Neighbouring texts of one stream as one text: where a kernel cuts them is chance."""
    result = []
    for output in outputs:
        last = result[-1] if result else {}
        if output.output_type == "stream" and output.get("name") == last.get("name"):
            last["text"] += output["text"]
        else:
            result.append(output)
    for output in result:
        if output.output_type == "stream":
            output["text"] = without_progress(output["text"])
    return [output for output in result if output.get("text") != ""]


def problems(notebook):
    """What must not be committed: errors, noise on stderr, large or live outputs."""
    for number, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if output.output_type == "error" or output.get("name") == "stderr":
                yield f"cell {number} shows an error or a warning"
            if WIDGET in data:
                yield f"cell {number} keeps a live widget"
            if len(data.get("image/png", "")) * 3 / 4 > LARGEST_FIGURE:
                yield f"cell {number} has a figure of more than {LARGEST_FIGURE // 1000} kB"
    if len(nbformat.writes(notebook)) > LARGEST_NOTEBOOK:
        yield f"the notebook is larger than {LARGEST_NOTEBOOK // 1000} kB"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="lessons, such as 02_vanilla_gan; all if none")
    parser.add_argument("--all", action="store_true", help="run unchanged lessons too")
    arguments = parser.parse_args()
    os.environ["GANEDU_PRECISION"] = "float32"  # what is kept shall not depend on the processor
    for path in sorted(LESSONS.glob("*.ipynb")):
        if arguments.names and path.stem not in arguments.names:
            continue
        notebook = nbformat.read(path, as_version=4)
        if is_current(notebook) and not arguments.all:
            nbformat.write(clean(notebook), path)  # texts may have been added: the cells' ids follow
            print(f"{path.name}: unchanged")
            continue
        start = time.monotonic()
        notebook = clean(execute(notebook))
        found = list(problems(notebook))
        if found:
            raise SystemExit(f"{path.name} was not written: {'; '.join(found)}.")
        nbformat.write(notebook, path)
        print(f"{path.name}: run in {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
