"""What codes mean: mutual information and the best matching, against scikit-learn, scipy and all permutations."""

import itertools

from ganedu import metrics
import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import mutual_info_score
from sklearn.metrics.cluster import contingency_matrix


@pytest.fixture
def pairs(rng):
    """Codes, and labels that they tell something of."""
    codes = rng.integers(0, 6, 800)
    return codes, np.where(rng.random(800) < 0.6, (codes + 2) % 5, rng.integers(0, 5, 800))


def test_mutual_information_is_scikit_learns(pairs):
    np.testing.assert_allclose(metrics.mutual_information(*pairs), mutual_info_score(*pairs))


def test_mutual_information_by_hand(rng):
    codes = np.arange(1_000) % 10
    np.testing.assert_allclose(metrics.mutual_information(codes, 9 - codes), np.log(10))
    np.testing.assert_allclose(metrics.mutual_information(codes, codes // 5), np.log(2))
    assert metrics.mutual_information(codes, np.zeros(1_000, int)) == 0
    assert metrics.mutual_information(np.repeat([0, 1], 4), np.tile([0, 1], 4)) == 0


def test_mutual_information_is_a_difference_of_entropies(pairs):
    table = contingency_matrix(*pairs)
    joint, codes, labels = stats.entropy(table.ravel()), stats.entropy(table.sum(axis=1)), stats.entropy(table.sum(0))
    np.testing.assert_allclose(metrics.mutual_information(*pairs), codes + labels - joint)


def test_few_samples_overstate_the_mutual_information(rng):
    values = [metrics.mutual_information(*rng.integers(0, 4, (2, 500))) for _ in range(300)]
    np.testing.assert_allclose(np.mean(values), 9 / 1_000, rtol=0.15)


def test_the_best_matching_beats_all_others(rng):
    codes, labels = rng.integers(0, 5, (2, 60))
    best = max(np.mean(np.array(order)[codes] == labels) for order in itertools.permutations(range(5)))
    assert metrics.matched_accuracy(codes, labels) == best


def test_a_matching_finds_names_that_were_exchanged(rng):
    names = rng.permutation(10)
    codes = rng.integers(0, 10, 500)
    np.testing.assert_array_equal(metrics.best_matching(codes, names[codes]), names)
    assert metrics.matched_accuracy(codes, names[codes]) == 1.0


def test_two_codes_for_one_label_do_not_both_count():
    codes, labels = np.array([0, 0, 0, 1, 1, 2]), np.array([4, 4, 4, 4, 4, 0])
    np.testing.assert_array_equal(metrics.best_matching(codes, labels)[[0, 2]], [4, 0])
    assert metrics.matched_accuracy(codes, labels) == 4 / 6
    np.testing.assert_array_equal(metrics.best_matching([0, 1, 1], [0, 0, 0]), [-1, 0])


@pytest.mark.parametrize("metric", [metrics.mutual_information, metrics.best_matching, metrics.matched_accuracy])
def test_what_is_no_code_is_refused(metric):
    with pytest.raises(ValueError, match=r"codes have shape \(3,\) and labels \(2,\)"):
        metric([0, 1, 2], [0, 1])
    with pytest.raises(ValueError, match=r"shape \(2, 10\)"):
        metric(np.zeros((2, 10), int), np.zeros(2, int))
    with pytest.raises(ValueError, match="labels have dtype float64 .*argmax"):
        metric([0, 1], [0.0, 1.0])
    with pytest.raises(ValueError, match="codes have dtype int64 and begin at -1"):
        metric([0, -1], [0, 1])
