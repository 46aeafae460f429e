"""The page that brings lessons 02 to 07 together: every sentence of it points at a row that was measured."""

import re

from ganedu import claims, plots, studies
import pytest

from benchmarks import side_by_side


def test_the_page_says_what_the_rows_say():
    assert side_by_side.PAGE.read_text() == side_by_side.page()


def test_every_wish_points_at_what_was_measured():
    names = {path.stem for path in studies.FOLDER.glob("*.py")}
    lines = side_by_side.wishes().splitlines()[2:]
    assert len(lines) >= 6
    for line in lines:
        pointers = re.findall(r"\((study|claim) `([\w.]+)`\)", line)
        assert pointers and re.search(r"\d", line.split("|")[3])
        for kind, name in pointers:
            assert name in (names if kind == "study" else claims.read())


def test_a_row_that_nobody_measured():
    with pytest.raises(ValueError, match="same_seconds has no row of .*99 DCGAN.*make studies"):
        side_by_side.median("same_seconds", "99 DCGAN", "frechet_distance")


def test_the_picture_has_a_strip_and_a_curve_for_each_gan():
    arms = list(studies.load("same_seconds").arms)
    left, right = side_by_side.picture().axes
    assert [label.get_text() for label in left.get_yticklabels()] == arms
    assert [line.get_label() for line in right.lines] == arms
    assert [line.get_color() for line in right.lines] == [plots.METHODS[side_by_side.METHODS[arm]] for arm in arms]
    assert len({line.get_color() for line in right.lines}) == len(arms)
    assert side_by_side.PICTURE.read_bytes()[:8] == plots.Picture((1, 1)).png()[:8]
