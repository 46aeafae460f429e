"""The toy worlds are the ones of the papers, and their densities those of their points."""

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


NAMES = ("ring", "grid", "two_gaussians", "blobs", "line", "spiral", "moons")
ALL = {name: getattr(data, name) for name in NAMES}
DRAWN = data.Strokes([[(-1, 0), (0, 0.5), (0, 0.5), (1, -1)], [(0.5, 0.8)], [(-0.5, -1), (-0.5, -1)]], sigma=0.05)


@pytest.mark.parametrize("blur", [0.0, 0.1])
@pytest.mark.parametrize("world", [*ALL.values(), DRAWN], ids=[*ALL, "drawn"])
def test_a_density_says_how_many_points_fall_into_a_square(world, blur, rng):
    count = 400_000
    points = world.points(count, seed=1) + rng.normal(scale=blur, size=(count, 2))
    side = 3 * np.hypot(world.sigma, blur)
    ticks = ((np.arange(40) + 0.5) / 40 - 0.5) * side
    square = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    for middle in points[:12]:
        found = (np.abs(points - middle) < side / 2).all(axis=1).mean()
        expected = data.density(world, middle + square, blur).mean() * side**2
        assert abs(found - expected) < 5 * np.sqrt(expected / count) + 2e-3 * expected


@pytest.mark.parametrize("world", [*ALL.values(), DRAWN], ids=[*ALL, "drawn"])
def test_a_density_integrates_to_one(world):
    ticks = np.linspace(-6, 6, 241)
    places = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    np.testing.assert_allclose(data.density(world, places, blur=0.1).sum() * 0.05**2, 1, rtol=1e-4)


def test_the_density_on_a_long_line_is_a_gaussian_across_it():
    world = data.Strokes([[(-50, 0), (50, 0)]], sigma=0.3)
    x = np.array([[0.0, 0.0], [3.0, 0.3], [-7.0, -0.6]])
    expected = np.exp(-0.5 * np.array([0, 1, 4])) / (0.3 * np.sqrt(2 * np.pi)) / 100
    np.testing.assert_allclose(world.density(x), expected, rtol=1e-12)


def test_distances_from_strokes():
    world = data.Strokes([[(0, 0), (2, 0)], [(0, 3), (0, 5)]], sigma=0.1)
    x = np.array([[1.0, 0.4], [-3.0, -4.0], [3.0, 0.0], [0.5, 4.0]])
    np.testing.assert_allclose(world.distance(x), [0.4, 5.0, 1.0, 0.5])


def test_what_stands_for_modes_on_strokes():
    world = data.Strokes([[(0, 0), (3, 0)], [(0, 1), (1, 1)]], sigma=0.1)
    assert world.centres.shape == (16, 2)
    np.testing.assert_allclose(world.centres[:12], [[0.25 * n + 0.125, 0] for n in range(12)])
    np.testing.assert_allclose(world.centres[12:], [[0.25 * n + 0.125, 1] for n in range(4)])


def test_points_of_strokes():
    points = data.moons.points(5_000, seed=2)
    assert points.shape == (5_000, 2) and points.dtype == np.float32
    np.testing.assert_array_equal(points, data.moons.points(5_000, seed=2))
    assert not np.array_equal(points, data.moons.points(5_000, seed=3))
    np.testing.assert_allclose((data.moons.distance(points) < 3 * data.moons.sigma).mean(), 0.997, atol=0.004)
    np.testing.assert_allclose(points.mean(axis=0), 0, atol=0.04)


def test_a_dab_is_a_small_stroke():
    spread = data.Strokes([[(0.5, -0.5)]], sigma=0.1).points(50_000).std(axis=0)
    np.testing.assert_allclose(spread, [0.1 * np.sqrt(1 + 1 / 12), 0.1], rtol=0.02)


def test_a_world_of_points_alone_has_no_density():
    class Points:
        def points(self, count, seed=0):
            return np.zeros((count, 2))

    assert data.density(Points(), np.zeros((3, 2))) is None


@pytest.mark.parametrize(
    ("strokes", "sigma", "sentence"),
    [
        ([], 0.1, "draw at least one"),
        ([[]], 0.1, "Stroke 1 has shape"),
        ([[(0, 0)], [(0, 1, 2)]], 0.1, "Stroke 2 has shape"),
        ([[(0, float("nan"))]], 0.1, "all of them finite"),
        ([[(0, 0)]], 0.0, "expected a positive number"),
    ],
)
def test_strokes_that_are_none(strokes, sigma, sentence):
    with pytest.raises(ValueError, match=sentence):
        data.Strokes(strokes, sigma)
    with pytest.raises(ValueError, match="expected a positive integer"):
        data.line.points(0)
