"""Precision, recall, density and coverage against scikit-learn's neighbours and the authors' `prdc`."""

from ganedu import metrics
import numpy as np
from prdc import compute_prdc
import pytest
from sklearn.metrics import pairwise_distances
from sklearn.neighbors import NearestNeighbors


@pytest.fixture
def clouds(rng):
    """More samples than a block of rows holds, unequally many, overlapping in part."""
    return rng.normal(size=(1_200, 5)), rng.normal(0.5, 0.8, size=(1_050, 5))


def balls(x, k):
    # One neighbour more, since scikit-learn counts a sample as its own nearest.
    return NearestNeighbors(n_neighbors=k + 1).fit(x).kneighbors(x)[0][:, -1]


@pytest.mark.parametrize("k", [1, 3, 5])
def test_equal_to_scikit_learns_neighbours(clouds, k):
    real, fake = clouds
    distances = pairwise_distances(real, fake)
    in_real, in_fake = distances <= balls(real, k)[:, None], distances <= balls(fake, k)
    assert metrics.precision(real, fake, k) == in_real.any(axis=0).mean()
    assert metrics.recall(real, fake, k) == in_fake.any(axis=1).mean()
    np.testing.assert_allclose(metrics.density(real, fake, k), in_real.sum() / (k * len(fake)))
    assert metrics.coverage(real, fake, k) == in_real.any(axis=1).mean()


@pytest.mark.parametrize("k", [3, 5])
def test_equal_to_prdc(clouds, k, capsys):
    expected = compute_prdc(*clouds, nearest_k=k)
    for name, value in expected.items():
        np.testing.assert_allclose(getattr(metrics, name)(*clouds, k=k), value, err_msg=name)


def test_defaults_are_the_papers(clouds):
    assert metrics.precision(*clouds) == metrics.precision(*clouds, k=3)
    assert metrics.recall(*clouds) == metrics.recall(*clouds, k=3)
    assert metrics.density(*clouds) == metrics.density(*clouds, k=5)
    assert metrics.coverage(*clouds) == metrics.coverage(*clouds, k=5)


def test_the_border_belongs_to_precision_and_not_to_coverage():
    real, fake = np.array([[0.0], [1.0], [10.0]]), np.array([[2.0], [30.0]])
    # Balls of radius 1, 1 and 9: the fake at 2 lies on the border of the second, inside the third.
    assert metrics.precision(real, fake, k=1) == 0.5
    assert metrics.coverage(real, fake, k=1) == 1 / 3
    assert metrics.density(real, fake, k=1) == 0.5
    # At -1 it lies on the border of the first ball and nowhere inside.
    fake = np.array([[-1.0], [30.0]])
    assert metrics.precision(real, fake, k=1) == 0.5
    assert metrics.density(real, fake, k=1) == 0.0
    assert metrics.coverage(real, fake, k=1) == 0.0


def test_coverage_of_perfect_fakes_is_the_closed_form(rng):
    """1 - 2⁻ᵏ for many real and as many fakes (Naeem et al., 2020, section 3.3)."""
    for k in (1, 3, 5):
        values = [metrics.coverage(*rng.normal(size=(2, 1_000, 2)), k=k) for _ in range(5)]
        np.testing.assert_allclose(np.mean(values), 1 - 2.0**-k, atol=0.02)


def test_density_of_perfect_fakes_is_one(rng):
    values = [metrics.density(*rng.normal(size=(2, 1_000, 2))) for _ in range(5)]
    np.testing.assert_allclose(np.mean(values), 1.0, atol=0.03)


def test_copies_count_as_copies(rng):
    """A memorised set has full precision and recall; one real image repeated has precision and nothing else."""
    real = rng.normal(3.0, 1.0, size=(200, 16))
    assert metrics.precision(real, real[:50]) == metrics.recall(real, real) == metrics.coverage(real, real) == 1.0
    collapsed = np.tile(real[7], (100, 1))
    assert metrics.precision(real, collapsed) == 1.0
    assert metrics.recall(real, collapsed) == 1 / 200


def test_rounding_keeps_copies_together(rng):
    """All samples equal: every ball has radius 0, which the border belongs to and the inside does not."""
    for collapsed in np.tile(rng.normal(3.0, 1.0, size=(6, 1, 64)), (1, 100, 1)):
        for few in (1, 3, 100):
            assert metrics.precision(collapsed, collapsed[:few]) == 1.0
            assert metrics.coverage(collapsed, collapsed[:few]) == metrics.density(collapsed, collapsed[:few]) == 0.0


@pytest.mark.parametrize("metric", [metrics.precision, metrics.recall, metrics.density, metrics.coverage])
@pytest.mark.parametrize("k", [0, 4, 2.0, True])
def test_neighbours_that_do_not_exist(metric, k):
    with pytest.raises(ValueError, match=f"k is {k!r} and the set with the balls has 4 samples; expected .* 1 to 3"):
        metric(np.ones((4, 2)), np.ones((4, 2)), k=k)
