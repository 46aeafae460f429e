"""Pictures: what is drawn is what was given."""

import io
import re

from ganedu import metrics, plots
import numpy as np
from PIL import Image
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist


def test_a_matching_draws_each_way_once_and_their_mean_length_is_w1(rng):
    real, fake = rng.normal(size=(2, 30, 2))
    _, partners = linear_sum_assignment(cdist(fake, real))
    axis = plots.show_matching(real, fake, partners, title="ways").axes[0]
    ways = np.array([np.transpose(line.get_data()) for line in axis.lines])
    assert axis.get_title() == "ways"
    np.testing.assert_allclose(ways[:, 0], fake)
    np.testing.assert_allclose(ways[:, 1], real[partners])
    lengths = np.linalg.norm(ways[:, 1] - ways[:, 0], axis=1)
    np.testing.assert_allclose(lengths.mean(), metrics.wasserstein_distance(real, fake))


def test_scores_are_drawn_where_they_are(rng):
    real, fake = rng.normal(size=(2, 30, 2))
    figure = plots.show_scores({"to the right": lambda x: x[:, :1], "up": lambda x: x[:, 1:]}, real, fake, reach=1.5)
    right, up = figure.axes
    assert (right.get_title(), up.get_title()) == ("to the right", "up")
    for axis, coordinate in ((right, 0), (up, 1)):
        (contours,) = [drawn for drawn in axis.collections if hasattr(drawn, "levels")]
        for level, path in zip(contours.levels, contours.get_paths(), strict=True):
            np.testing.assert_allclose(path.vertices[:, coordinate], level, atol=1e-5)


def test_a_picture_is_a_small_png(rng):
    real, fake = rng.normal(size=(2, 60, 2))
    png = plots.show_matching(real, fake, np.arange(60))._repr_png_()
    assert png.startswith(b"\x89PNG") and len(png) < 80_000


def shown(figure):
    """The pixels that a notebook shows."""
    return np.asarray(Image.open(io.BytesIO(figure.png())).convert("RGB")).astype(int)


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("columns", [3, 10])
@pytest.mark.parametrize("channels", [1, 3])
def test_rows_show_each_pixel_as_a_square_of_one_colour(rng, scale, columns, channels):
    levels = rng.choice([0, 85, 170, 255], size=(2, 4, 14, 9, channels)).astype("uint8")
    rows = {"one row": levels[0], "another row, whose label is too long for a single line of text": levels[1]}
    figure = plots.show_rows(rows, columns=columns, scale=scale)
    figure.set_dpi(90)
    pixels, gap = shown(figure), plots.images.GAP
    for axis, images in zip(figure.axes, levels, strict=True):
        box = axis.get_window_extent()
        left, top = round(box.x0), round(len(pixels) - box.y1)
        for place, image in enumerate(images[:columns]):
            start = left + place * (9 * scale + gap)
            block = pixels[top : top + 14 * scale, start : start + 9 * scale]
            expected = np.broadcast_to(image, (14, 9, 3)).repeat(scale, axis=0).repeat(scale, axis=1)
            np.testing.assert_array_equal(block, expected)
            if place:
                assert (pixels[top : top + 14 * scale, start - gap : start] == 255).all(), "a gap"


def test_the_labels_of_rows_stand_inside_the_figure_and_beside_the_images(rng):
    images = rng.uniform(-1, 1, size=(12, 28, 28, 1))
    labels = ["real", "the nearest of all 60,000 training digits, pixel by pixel, in grey levels", "W" * 40]
    figure = plots.show_rows(dict.fromkeys(labels, images))
    figure.set_dpi(90)
    width, height = figure.get_size_inches() * 90
    boxes = [text.get_window_extent() for text in figure.texts]
    for box, axis in zip(boxes, figure.axes, strict=True):
        strip = axis.get_window_extent()
        assert box.x0 >= 0 and box.x1 < strip.x0 and box.y0 >= 0 and box.y1 <= height
        assert abs((box.y0 + box.y1) / 2 - (strip.y0 + strip.y1) / 2) < 4, "at the height of its row"
        assert strip.x1 <= width
    assert all(upper.y0 > lower.y1 for upper, lower in zip(boxes, boxes[1:], strict=False))
    assert len(figure.png()) < 80_000


def test_rows_of_floats_and_of_grey_levels_are_the_same():
    levels = np.arange(256, dtype="uint8").reshape(1, 16, 16, 1)
    np.testing.assert_array_equal(
        shown(plots.show_rows({"a": levels})), shown(plots.show_rows({"a": levels / 127.5 - 1}))
    )


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        ({}, {}, "rows are missing"),
        ([np.zeros((1, 28, 28, 1))], {}, "expected a dict from a label to its images"),
        ({"a": -np.ones((28, 28))}, {}, "expected (n, height, width, channels)"),
        ({"a": -np.ones((1, 28, 28, 1))}, {"scale": 1.5}, "scale is 1.5"),
        ({"a": -np.ones((1, 28, 28, 1))}, {"columns": 0}, "columns is 0"),
    ],
)
def test_what_cannot_be_shown_in_rows_is_refused(rows, options, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        plots.show_rows(rows, **options)


def test_dots_lie_where_the_runs_came_to_and_a_bar_at_the_median():
    groups = {"WGAN-GP": [3.0, 1.0, 8.0], "plain": [2.0, 4.0], "a third": np.array([5])}
    figure = plots.show_dots(groups, xlabel="Fréchet distance", marks=[(0.5, "floor"), (6.0, "start")])
    axis = figure.axes[0]
    dots = [line for line in axis.lines if line.get_marker() == "o"]
    bars = [line for line in axis.lines if line.get_linewidth() == 3]
    floors = [line for line in axis.lines if line.get_linestyle() == ":"]
    assert [list(line.get_xdata()) for line in dots] == [[3, 1, 8], [2, 4], [5]]
    assert [set(line.get_ydata()) for line in dots] == [{0}, {1}, {2}]
    assert [list(line.get_xdata()) for line in bars] == [[3, 3], [3, 3], [5, 5]], "medians"
    assert [list(line.get_xdata()) for line in floors] == [[0.5, 0.5], [6, 6]]
    assert [label.get_text() for label in axis.get_yticklabels()] == list(groups)
    assert axis.yaxis_inverted(), "the first arm is on top"
    assert [line.get_color() for line in dots][:2] == [plots.METHODS["WGAN-GP"], plots.METHODS["plain"]]
    assert [line.get_color() for line in bars] == [line.get_color() for line in dots]
    assert [text.get_text() for text in axis.texts] == ["floor", "start"]


def test_the_texts_of_dots_stay_inside_and_apart():
    groups = {"with a name that is quite long": [1.0, 2.0], "b": [1.5]}
    figure = plots.show_dots(groups, marks=[(1.0, "floor: real digits"), (1.02, "where all began")])
    figure.draw_without_rendering()
    first, second = [text.get_window_extent() for text in figure.axes[0].texts]
    assert not first.overlaps(second)
    for text in (*figure.axes[0].texts, *figure.axes[0].get_yticklabels()):
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.y1 <= figure.bbox.height and box.x1 <= figure.bbox.width


@pytest.mark.parametrize(
    ("groups", "options", "said"),
    [
        ({}, {}, "groups are missing"),
        ([1.0], {}, "expected a dict from an arm's name"),
        ({"a": []}, {}, "'a' has no list of finite numbers"),
        ({"a": 1.0}, {}, "'a' has no list of finite numbers"),
        ({"a": [1.0, float("nan")]}, {}, "'a' has no list of finite numbers"),
        ({"a": ["1"]}, {}, "'a' has no list of finite numbers"),
        ({"a": [0.0, 1.0]}, {"log": True}, "leave out log=True"),
    ],
)
def test_what_has_no_dots_is_refused(groups, options, said):
    with pytest.raises(ValueError, match=said):
        plots.show_dots(groups, **options)
