"""Writes the page that `make lab` opens: a card for each lesson, with what the learner has done on this machine.

JupyterLab shows it rendered, so that its links work without a kernel.
"""

import base64
import html
import io
import json
import re

from ganedu.training.files import replaced
from PIL import Image, ImageOps

PAGE = "start.md"
SIZE = (560, 315)
HEAD = """# Generative adversarial networks

A lesson is a notebook: run its cells from top to bottom with **Shift+Enter**. This folder, `workspace/`, is your own
copy: change what you like. A notebook takes up memory until you shut down its kernel (menu *Kernel*).

"""
CARD = (
    '<div style="display: inline-block; vertical-align: top; width: 264px; margin: 0 16px 24px 0">\n'
    '<a href="{lesson}"><img src="{picture}" width="264" alt="{title}" style="border-radius: 8px"></a>\n'
    '<div style="font-size: 17px; font-weight: bold; margin-top: 6px"><a href="{lesson}">{title}</a></div>\n'
    '<div style="height: 106px">{pitch}</div>\n'
    '<div style="margin-top: 6px">{minutes} minutes · {done}</div>\n'
    "<div>{exercise}</div>\n"
    "</div>"
)
EXERCISE = '<a href="{path}">Exercise</a>: {minutes} minutes · {points} of {total} points'


def write(workspace, lessons):
    """Writes the page and its pictures into the learner's folder.

    Args:
        workspace: the folder with the learner's copies.
        lessons: the course's own folder of lessons, whose stored outputs give the pictures.
    """
    cards = [card(workspace, lessons / path.name) for path in sorted((workspace / "lessons").glob("*.ipynb"))]
    text = HEAD + onward(cards) + "\n".join(CARD.format(**one) for one in cards) + "\n"
    with replaced(workspace / PAGE) as aside:
        aside.write_text(text, encoding="utf-8")


def onward(cards):
    """Returns a line that leads to where the learner stopped; nothing if he has not begun, or is through."""
    last = max((index for index, one in enumerate(cards) if one["run"]), default=len(cards))
    for one in cards[last:]:
        if one["run"] < one["cells"]:
            return f"**Go on with [{one['title']}]({one['lesson']}).**\n\n"
    return ""


def card(workspace, original):
    """Returns what the card of one lesson says."""
    mine = workspace / "lessons" / original.name
    cells = [cell for cell in notebook(mine) if cell["cell_type"] == "code"]
    run = sum(cell.get("execution_count") is not None for cell in cells)
    author = notebook(original)
    introduction = source(author[0]) if author else f"# {mine.stem}"
    title = html.escape(introduction.splitlines()[0].lstrip("# "))
    pitch = re.search(r"\*\*(.+?)\*\*", introduction, re.DOTALL)
    return {
        "lesson": f"lessons/{mine.name}",
        "title": title,
        "pitch": html.escape(" ".join(pitch[1].split())) if pitch else "",
        "minutes": minutes(introduction),
        "picture": picture(author, workspace / "pictures" / f"{mine.stem}.png").relative_to(workspace).as_posix(),
        "run": run,
        "cells": len(cells),
        "done": f"{run} of {len(cells)} cells run" if run else "not begun",
        "exercise": exercise(workspace, mine.stem),
    }


def exercise(workspace, stem):
    """Returns the line of a lesson's exercise, with the points of the tasks that its checks found right."""
    path = workspace / "exercises" / stem / f"{stem}_exercise.ipynb"
    cells = notebook(path)
    if not cells:
        return ""
    total, points, right = 0, 0, False
    for cell in cells:
        grader = cell.get("metadata", {}).get("nbgrader", {})
        if grader.get("grade_id", "").endswith("_check"):
            right = cell.get("execution_count") is not None and not any(
                output["output_type"] == "error" for output in cell["outputs"]
            )
        if grader.get("grade"):
            total += grader["points"]
            points += grader["points"] * right
    relative = path.relative_to(workspace).as_posix()
    return EXERCISE.format(path=relative, minutes=minutes(source(cells[0])), points=points, total=total)


def notebook(path):
    """Returns a notebook's cells; none if the file is damaged, or missing."""
    try:
        return json.loads(path.read_bytes())["cells"]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def source(cell):
    return "".join(cell["source"])


def minutes(introduction):
    """Returns how long a notebook says that it takes."""
    found = re.search(r"about (\d+) minutes", introduction, re.IGNORECASE)
    return found[1] if found else "some"


def picture(cells, path):
    """Keeps the picture that the cell with the tag `card` shows, cut to the size of a card."""
    for cell in cells:
        if "card" in cell.get("metadata", {}).get("tags", []):
            shown = next(found for output in cell["outputs"] if (found := output.get("data", {}).get("image/png")))
            image = Image.open(io.BytesIO(base64.b64decode("".join(shown)))).convert("RGB")
            path.parent.mkdir(exist_ok=True)
            with replaced(path) as aside:
                ImageOps.fit(image, SIZE).save(aside, format="png")
    return path
