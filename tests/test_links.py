"""A link to a file of the course leads to that file."""

import json
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parent.parent
PLACES = "*.md", "docs/*.md", "lessons/*.ipynb", "solutions/*/*.ipynb", "exercises/*/*.ipynb"
PAGES = [path for place in PLACES for path in sorted(ROOT.glob(place))]
LINK = re.compile(r"\]\(([^()#\s]+)")


def prose(path):
    """What a page says, without the code and the outputs of a notebook."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files(path):
    links = [link for link in LINK.findall(prose(path)) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_lessons_and_the_readme_link_to_every_exercise():
    for exercise in ROOT.glob("exercises/*/*.ipynb"):
        (lesson,) = ROOT.glob(f"lessons/{exercise.parent.name}.ipynb")
        assert f"exercises/{exercise.parent.name}/{exercise.name})" in prose(lesson)
        assert f"exercises/{exercise.parent.name}/{exercise.name})" in prose(ROOT / "README.md")
