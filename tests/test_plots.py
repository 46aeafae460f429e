"""Pictures: what is drawn is what was given."""

from ganedu import metrics, plots
import numpy as np
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
