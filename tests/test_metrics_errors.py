"""What cannot be measured is refused in a sentence, before anything is computed."""

from ganedu import data, metrics
import numpy as np
import pytest


@pytest.mark.parametrize("metric", [metrics.frechet_distance, metrics.kernel_distance, metrics.precision])
def test_feature_sets_that_do_not_fit(metric):
    fine = np.random.default_rng(0).normal(size=(20, 4))
    with pytest.raises(ValueError, match="real_features has 4 columns and fake_features has 5"):
        metric(fine, np.zeros((20, 5)))
    with pytest.raises(ValueError, match=r"real_features has shape \(20,\); expected \(samples, features\)"):
        metric(fine[:, 0], fine)
    with pytest.raises(ValueError, match="metrics.features"):
        metric(np.zeros((20, 28, 28, 1)), fine)
    with pytest.raises(ValueError, match=r"fake_features has shape \(0, 4\)"):
        metric(fine, fine[:0])
    broken = fine.copy()
    broken[3, 1] = np.nan
    with pytest.raises(ValueError, match="1 of 20 rows of fake_features hold NaN"):
        metric(fine, broken)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: metrics.frechet_distance(np.ones((4, 4)), np.ones((9, 4))), "real_features has 4 samples of 4 feat"),
        (lambda: metrics.frechet_distance(np.ones((9, 4)), np.ones((3, 4))), "Give at least 5 samples"),
        (lambda: metrics.kernel_distance(np.ones((1, 4)), np.ones((9, 4))), "1 real and 9 fake samples"),
        (lambda: metrics.inception_score(np.ones((3, 10))), "sum to 10 to 10. From logits: apply a softmax"),
        (lambda: metrics.inception_score([[1.5, -0.5]]), r"lie in \[-0.5, 1.5\]"),
        (lambda: metrics.wasserstein_distance(np.ones((3, 2)), np.ones((4, 2))), "3 real and 4 fake points"),
        (lambda: metrics.wasserstein_distance(np.ones((6_000, 2)), np.ones((6_000, 2))), "at most 5000"),
        (lambda: metrics.wasserstein_distance(np.ones((3, 2)), np.ones(3)), "real has 2 columns and fake has 1"),
        (lambda: metrics.mode_coverage(np.ones((5, 3)), data.ring.centres, 0.01), "points has 3 columns and centres"),
        (lambda: metrics.mode_coverage(np.ones((5, 2)), data.ring.centres, 0), "sigma is 0; expected a positive"),
        (lambda: metrics.spearman([1, 2, 3], [1, 2]), r"x has shape \(3,\) and y \(2,\)"),
        (lambda: metrics.spearman([1, 2, 3], [1, 1, 1]), "all values of y are 1"),
        (lambda: metrics.spearman([1, np.nan, 3], [1, 1, 2]), "1 of 3 values of x are not finite"),
    ],
)
def test_sets_that_cannot_be_judged(call, words):
    with pytest.raises(ValueError, match=words):
        call()
