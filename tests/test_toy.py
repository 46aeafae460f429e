"""The toy worlds are the ones of the papers."""

from ganedu import data
import numpy as np
import pytest

WORLDS = {"ring": (data.ring, 8, 0.01), "grid": (data.grid, 25, 0.05)}


@pytest.mark.parametrize(("world", "modes", "sigma"), WORLDS.values(), ids=WORLDS)
def test_points_spread_about_the_centres(world, modes, sigma):
    points = world.points(50_000)
    assert points.shape == (50_000, 2) and points.dtype == np.float32
    assert world.centres.shape == (modes, 2) and world.sigma == sigma
    nearest = np.linalg.norm(points[:, None] - world.centres, axis=2).argmin(axis=1)
    np.testing.assert_allclose(np.bincount(nearest, minlength=modes) / 50_000, 1 / modes, rtol=0.1)
    offsets = points - world.centres[nearest]
    np.testing.assert_allclose(offsets.std(axis=0), sigma, rtol=0.02)
    np.testing.assert_allclose(offsets.mean(axis=0), 0, atol=sigma / 50)
    assert abs(np.corrcoef(offsets.T)[0, 1]) < 0.02


def test_the_centres():
    np.testing.assert_allclose(np.linalg.norm(data.ring.centres, axis=1), 1)
    neighbours = np.linalg.norm(data.ring.centres - np.roll(data.ring.centres, 1, axis=0), axis=1)
    np.testing.assert_allclose(neighbours, 2 * np.sin(np.pi / 8))
    assert sorted(map(tuple, data.grid.centres)) == [(x, y) for x in range(-4, 5, 2) for y in range(-4, 5, 2)]


def test_the_seed_decides():
    points = data.grid.points(100, seed=3)
    np.testing.assert_array_equal(points, data.grid.points(100, seed=3))
    assert not np.array_equal(points, data.grid.points(100, seed=4))


def test_points_make_a_stream():
    points = data.ring.points(64)
    batch = next(iter(data.stream(points, batch_size=64))).numpy()
    np.testing.assert_array_equal(np.sort(batch, axis=0), np.sort(points, axis=0))


@pytest.mark.parametrize("count", [0, -1, 2.5, True, "many"])
def test_counts_that_are_none(count):
    with pytest.raises(ValueError, match="expected a positive integer"):
        data.ring.points(count)
