"""The diagrams of the lessons: drawn by the script, legible, and aligned."""

import itertools
import re
from xml.etree import ElementTree

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
import numpy as np
import pytest
from test_colours import contrast

from tools import diagrams

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=diagrams.DIAGRAMS, ids=lambda draw: draw.__name__)
def diagram(request):
    return ElementTree.parse(diagrams.FOLDER / f"{request.param.__name__}.svg").getroot()


def test_drawing_again_changes_nothing():
    drawn = {f"{draw.__name__}.svg": draw().svg() for draw in diagrams.DIAGRAMS}
    kept = {path.name: path.read_text(encoding="utf-8") for path in diagrams.FOLDER.iterdir()}
    assert drawn == kept, "python -m tools.diagrams"


def test_it_can_be_read_aloud(diagram):
    title, description = (diagram.find(f"{SVG}{tag}") for tag in ("title", "desc"))
    assert diagram.get("role") == "img"
    assert diagram.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert len(title.text) > 10 and len(description.text) > 60


def width_of(element):
    """How wide a text is in DejaVu Sans, which is wider than the fonts that most readers have."""
    font = FontProperties(family="DejaVu Sans", weight=int(element.get("font-weight")))
    return TextPath((0, 0), element.text, size=float(element.get("font-size")), prop=font).get_extents().width


def boxes_of_texts(diagram):
    """The words of each text, with its left, top, right and lower edge."""
    for element in diagram.iter(f"{SVG}text"):
        size, width = float(element.get("font-size")), width_of(element)
        shift = {"start": 0, "middle": -width / 2, "end": -width}[element.get("text-anchor")]
        left, foot = float(element.get("x")) + shift, float(element.get("y"))
        yield element.text, (left, foot - 0.75 * size, left + width, foot + 0.2 * size)


def test_words_are_large_and_stand_out(diagram):
    assert diagram.get("font-family") == "sans-serif" and diagram.get("width") == "760"
    for element in diagram.iter(f"{SVG}text"):
        assert float(element.get("font-size")) >= 13
        for ground in {diagrams.CARD, *diagrams.FILLS.values()}:
            if element.get("fill") in (diagrams.INK, diagrams.QUIET) or ground == diagrams.CARD:
                assert contrast(element.get("fill"), ground) >= 4.5, (element.text, ground)


def test_words_stay_on_the_card_and_apart(diagram):
    height, boxes = float(diagram.get("height")), list(boxes_of_texts(diagram))
    for words, (left, top, right, low) in boxes:
        assert left >= 12 and right <= 748 and top >= 12 and low <= height - 12, words
    for (words, one), (others, other) in itertools.combinations(boxes, 2):
        apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
        assert apart, (words, others)


def edges(diagram):
    """All straight edges of boxes and networks, as pairs of points."""
    for element in diagram.iter(f"{SVG}rect"):
        x, y, width, height = (float(element.get(name)) for name in ("x", "y", "width", "height"))
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        yield from itertools.pairwise([*corners, corners[0]])
    for element in diagram.iter(f"{SVG}polygon"):
        corners = [tuple(map(float, point.split(","))) for point in element.get("points").split()]
        yield from itertools.pairwise([*corners, corners[0]])


def distance(point, edge):
    """From a point to a piece of a straight line."""
    start, end = np.array(edge)
    along = np.clip((point - start) @ (end - start) / max((end - start) @ (end - start), 1e-9), 0, 1)
    return np.linalg.norm(start + along * (end - start) - point)


def test_arrows_touch_what_they_join(diagram):
    arrows = [path for path in diagram.iter(f"{SVG}path") if path.get("marker-end")]
    everything = list(edges(diagram))
    assert bool(arrows) != (diagram.find(f"{SVG}title").text == "Discriminative and generative models")
    for arrow in arrows:
        points = np.array([list(map(float, pair.split())) for pair in re.split("[ML]", arrow.get("d"))[1:]])
        for point in (points[0], points[-1]):
            assert min(distance(point, edge) for edge in everything) < 2, arrow.get("d")


def test_colours_mean_what_they_mean_in_every_figure():
    assert (diagrams.REAL, diagrams.FAKE) == ("#0072B2", "#D55E00")
    for colour in (diagrams.REAL, diagrams.FAKE, diagrams.LEARNS, diagrams.STILL, diagrams.GRADIENT):
        assert contrast(colour, diagrams.CARD) >= 3
