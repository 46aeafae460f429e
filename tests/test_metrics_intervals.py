"""Intervals cover what they promise, floors are floors."""

from ganedu import metrics
import numpy as np
import pytest


def mean_gap(real, fake):
    return real.mean() - fake.mean()


def share_covered(metric, truth, count, shift, rng, trials=100):
    hits = 0
    for seed in range(trials):
        real, fake, more_real = rng.normal(size=(3, count, 2)) + np.array([0.0, shift, 0.0])[:, None, None]
        low, high = metrics.measured(metric, real, fake, more_real, seed=seed).interval
        hits += low <= truth <= high
    return hits / trials


def test_the_interval_of_a_mean_is_the_textbooks(rng):
    real, fake = rng.normal(size=600), rng.normal(1.0, 2.0, size=400)
    low, high = metrics.measured(mean_gap, real, fake, real, rounds=2_000).interval
    expected = 1.96 * np.sqrt(real.var(ddof=1) / 600 + fake.var(ddof=1) / 400)
    np.testing.assert_allclose((high - low) / 2, expected, rtol=0.05)


def test_intervals_of_the_frechet_distance_cover_the_known_one(rng):
    """Gaussians shifted by 1 in both of two directions are 2 apart; the bias of 500 samples is far below the spread."""
    assert 0.89 <= share_covered(metrics.frechet_distance, 2.0, 500, 1.0, rng) <= 0.99


def test_intervals_of_a_share_cover_the_known_one(rng):
    def share(real, fake):
        return (fake > 0).mean()

    assert 0.89 <= share_covered(share, 0.5, 300, 0.0, rng) <= 0.99


def test_the_ordinary_bootstrap_would_miss(rng):
    """Why halves: resampling with replacement moves the whole distribution of the distance away from the value."""
    real, fake, more_real = rng.normal(size=(3, 400, 16))
    value = metrics.frechet_distance(real, fake)
    resampled = [
        metrics.frechet_distance(rng.choice(real, 400, axis=0), rng.choice(fake, 400, axis=0)) for _ in range(40)
    ]
    assert np.quantile(resampled, 0.025) > value
    low, high = metrics.measured(metrics.frechet_distance, real, fake, more_real).interval
    assert low < value < high


def test_value_and_floor(rng):
    real, fake, more_real = rng.normal(size=(3, 300, 4)) + np.array([0.0, 1.0, 0.0])[:, None, None]
    found = metrics.measured(metrics.frechet_distance, real, fake, more_real)
    assert found.value == metrics.frechet_distance(real, fake)
    assert found.floor == pytest.approx(metrics.frechet_distance(real, more_real))
    assert found.floor < found.interval[0]
    assert found == metrics.measured(metrics.frechet_distance, real, fake, more_real)
    assert found.interval != metrics.measured(metrics.frechet_distance, real, fake, more_real, seed=1).interval


def test_the_floor_compares_as_many_samples_as_the_value(rng):
    seen = []

    def metric(real, fake):
        seen.append((len(real), len(fake)))
        return 0.0

    metrics.measured(metric, np.zeros(100), np.zeros(60), np.zeros(500))
    assert set(seen) == {(50, 30), (100, 60)}


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (metrics.Measured(4.3123, (4.1, 4.55), 0.331), "4.31 (95% interval 4.10 to 4.55; real against real 0.33)"),
        (metrics.Measured(0.5, (0.5, 0.5), 0.25), "0.500 (95% interval 0.500 to 0.500; real against real 0.250)"),
        (metrics.Measured(0.00123, (0.0011, 0.00136), 0), "0.00123 (95% interval 0.00110 to 0.00136; real against re"),
        (metrics.Measured(512.3, (400.0, 620.0), 0.3), "512 (95% interval 400 to 620; real against real 0)"),
    ],
)
def test_it_prints_as_a_sentence(found, words):
    assert repr(found).startswith(words)


def test_what_cannot_be_measured():
    sets = [np.random.default_rng(0).normal(size=(10, 6))] * 3
    with pytest.raises(ValueError, match="more_real has 5 samples and fake has 10"):
        metrics.measured(mean_gap, sets[0], sets[1], sets[2][:5])
    with pytest.raises(ValueError, match="rounds is 3; a 95% interval needs at least 20"):
        metrics.measured(mean_gap, *sets, rounds=3)
    with pytest.raises(ValueError, match="5 samples of 6 features.* The interval comes from halves"):
        metrics.measured(metrics.frechet_distance, *sets)
    with pytest.raises(TypeError, match="the metric returned ModeCoverage.*expected one number"):
        metrics.measured(lambda real, fake: metrics.mode_coverage(fake, real, 1.0), *sets)
