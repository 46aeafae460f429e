"""Distances, scores and mode coverage against closed forms, scipy and scikit-learn."""

from ganedu import data, metrics
import numpy as np
import pytest
from scipy import linalg, stats
from sklearn.metrics.pairwise import polynomial_kernel


def gaussian(rng, count, mean, factor):
    """Samples of the normal distribution with that mean and covariance `factor.T @ factor`."""
    return mean + rng.normal(size=(count, len(mean))) @ factor


def closed_form(mean_1, covariance_1, mean_2, covariance_2):
    root = linalg.sqrtm(covariance_1 @ covariance_2).real
    return ((mean_1 - mean_2) ** 2).sum() + np.trace(covariance_1 + covariance_2 - 2 * root)


@pytest.fixture
def clouds(rng):
    """Real and fake features, correlated and of different means and numbers."""
    real = gaussian(rng, 300, np.zeros(8), rng.normal(size=(8, 8)))
    return real, gaussian(rng, 200, rng.normal(size=8), rng.normal(size=(8, 8)))


# Fréchet distance


def test_frechet_distance_is_that_of_the_sample_moments(clouds):
    moments = [(x.mean(axis=0), np.cov(x, rowvar=False, ddof=1)) for x in clouds]
    np.testing.assert_allclose(metrics.frechet_distance(*clouds), closed_form(*moments[0], *moments[1]), rtol=1e-9)


def test_frechet_distance_converges_to_that_of_the_gaussians(rng):
    factors = rng.normal(size=(2, 3, 3))
    means = np.array([[0.0, 0.0, 0.0], [1.0, -1.0, 0.5]])
    truth = closed_form(means[0], factors[0].T @ factors[0], means[1], factors[1].T @ factors[1])
    errors = []
    for count in (200, 20_000):
        sets = [[gaussian(rng, count, *pair) for pair in zip(means, factors, strict=True)] for _ in range(20)]
        errors.append(np.sqrt(np.mean([(metrics.frechet_distance(*pair) - truth) ** 2 for pair in sets])))
    # A hundred times the samples: a tenth of the error.
    assert 5 < errors[0] / errors[1] < 20
    assert errors[1] < 0.02 * truth


def test_frechet_distance_of_singular_covariances(rng):
    """Copied, constant and collapsed features: each case has a closed form."""
    real, fake = rng.normal(size=(500, 2)), rng.normal(2.0, 3.0, size=(500, 2))
    doubled = metrics.frechet_distance(real[:, [0, 1, 0]], fake[:, [0, 1, 0]])
    # Turned by 45 degrees, a feature and its copy are √2 times the feature, and a constant 0.
    turned = metrics.frechet_distance(real * [np.sqrt(2), 1], fake * [np.sqrt(2), 1])
    np.testing.assert_allclose(doubled, turned, rtol=1e-9)
    constant = np.ones((500, 1))
    widened = metrics.frechet_distance(np.hstack([real, constant]), np.hstack([fake, 4 * constant]))
    np.testing.assert_allclose(widened, metrics.frechet_distance(real, fake) + 9, rtol=1e-9)
    only_means = metrics.frechet_distance(np.full((9, 2), 1.0), np.full((9, 2), 3.0))
    np.testing.assert_allclose(only_means, 8.0)
    collapsed = metrics.frechet_distance(real, np.zeros((500, 2)))
    np.testing.assert_allclose(collapsed, (real.mean(axis=0) ** 2).sum() + real.var(axis=0, ddof=1).sum())


def test_frechet_distance_of_a_set_to_itself_is_zero(clouds):
    assert 0 <= metrics.frechet_distance(clouds[0], clouds[0][::-1]) < 1e-9


def test_frechet_distance_of_one_feature(rng):
    real, fake = rng.normal(size=(50, 1)), rng.normal(1.0, 2.0, size=(60, 1))
    expected = (real.mean() - fake.mean()) ** 2 + (real.std(ddof=1) - fake.std(ddof=1)) ** 2
    np.testing.assert_allclose(metrics.frechet_distance(real, fake), expected)


# Kernel distance


def test_kernel_distance_is_the_unbiased_one_of_scikit_learns_kernel(rng):
    real, fake = rng.normal(size=(1_300, 6)), rng.normal(0.3, 1.2, size=(1_100, 6))
    within = []
    for x in (real, fake):
        kernel = polynomial_kernel(x, degree=3, gamma=1 / 6, coef0=1)
        within.append((kernel.sum() - np.trace(kernel)) / (len(x) * (len(x) - 1)))
    expected = sum(within) - 2 * polynomial_kernel(real, fake, degree=3, gamma=1 / 6, coef0=1).mean()
    np.testing.assert_allclose(metrics.kernel_distance(real, fake), expected, rtol=1e-9)


def test_kernel_distance_is_unbiased(rng):
    """Sets of one distribution: 0 on average, where the Fréchet distance of so few samples is far above."""
    values = [metrics.kernel_distance(*rng.normal(size=(2, 20, 3))) for _ in range(400)]
    assert abs(np.mean(values)) < 3 * np.std(values) / np.sqrt(len(values))
    assert min(values) < 0


# Inception score


def test_inception_score_by_hand():
    certain = np.eye(10)[np.arange(50) % 10]
    np.testing.assert_allclose(metrics.inception_score(certain), 10)
    np.testing.assert_allclose(metrics.inception_score(certain[:1].repeat(7, axis=0)), 1)
    np.testing.assert_allclose(metrics.inception_score(np.full((7, 10), 0.1)), 1)


def test_inception_score_is_the_mutual_information(rng):
    probabilities = rng.dirichlet(np.ones(4), 100)
    entropies = stats.entropy(probabilities.mean(axis=0)) - stats.entropy(probabilities, axis=1).mean()
    np.testing.assert_allclose(metrics.inception_score(probabilities), np.exp(entropies))


# Wasserstein distance


def test_wasserstein_distance_on_a_line(rng):
    real, fake = rng.normal(size=400), rng.normal(2.0, 1.0, size=400)
    sorted_gap = np.abs(np.sort(real) - np.sort(fake)).mean()
    np.testing.assert_allclose(metrics.wasserstein_distance(real, fake), sorted_gap)
    np.testing.assert_allclose(metrics.wasserstein_distance(real[:, None], fake[:, None]), sorted_gap)
    np.testing.assert_allclose(metrics.wasserstein_distance([0.0], [1.0, 3.0]), 2.0)


def test_wasserstein_distance_in_the_plane_is_scipys_linear_programme(rng):
    real, fake = rng.normal(size=(40, 2)), rng.normal(1.0, 2.0, size=(40, 2))
    np.testing.assert_allclose(
        metrics.wasserstein_distance(real, fake), stats.wasserstein_distance_nd(real, fake), rtol=1e-6
    )


def test_wasserstein_distance_of_a_shift_is_its_length(rng):
    real = rng.normal(size=(300, 2))
    moved = rng.permutation(real) + [3.0, 4.0]
    np.testing.assert_allclose(metrics.wasserstein_distance(real, moved), 5.0)


# Mode coverage


def test_mode_coverage_of_a_perfect_sampler():
    for world in (data.ring, data.grid):
        found = metrics.mode_coverage(world.points(100_000), world.centres, world.sigma)
        assert found.modes == len(world.centres)
        np.testing.assert_allclose(found.high_quality, 1 - np.exp(-4.5), atol=0.002)
        assert 0 <= found.reverse_kl < 0.001


def test_mode_coverage_by_hand():
    centres = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]
    points = [[0.0, 0.02], [0.0, 0.0], [0.29, 0.0], [1.0, 0.31]]
    found = metrics.mode_coverage(points, centres, 0.1)
    assert found.modes == 1
    assert found.high_quality == 0.75
    shares = np.array([0.75, 0.25])
    np.testing.assert_allclose(found.reverse_kl, (shares * np.log(shares / 0.25)).sum())


def test_mode_coverage_of_a_collapsed_generator():
    found = metrics.mode_coverage(np.tile(data.grid.centres[7], (50, 1)), data.grid.centres, data.grid.sigma)
    assert found[:2] == (1, 1.0)
    np.testing.assert_allclose(found.reverse_kl, np.log(25))


# Rank correlation


def test_spearman_is_pearson_of_the_ranks(rng):
    x = rng.normal(size=30)
    y = np.exp(x) + rng.normal(size=30)
    expected = np.corrcoef(stats.rankdata(x), stats.rankdata(y))[0, 1]
    np.testing.assert_allclose(metrics.spearman(x, y), expected)
    assert metrics.spearman(x, -np.exp(x)) == pytest.approx(-1.0)
