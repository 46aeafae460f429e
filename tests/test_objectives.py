"""Every objective against NumPy and closed forms."""

from ganedu import objectives
import keras
import numpy as np
import pytest
from scipy.special import expit, xlogy
import tensorflow as tf

REAL = np.array([[2.0], [-0.5], [0.3], [-3.0]], "float32")
FAKE = np.array([[-1.0], [0.7], [4.0], [-2.5]], "float32")


def expected_losses():
    d_real, d_fake = expit(REAL.astype(float)), expit(FAKE.astype(float))
    cross_entropy = -np.log(d_real).mean() - np.log(1 - d_fake).mean()
    gap = REAL - FAKE
    return {
        "minimax": (cross_entropy, np.log(1 - d_fake).mean()),
        "non_saturating": (cross_entropy, -np.log(d_fake).mean()),
        "least_squares": (((REAL - 1) ** 2).mean() / 2 + (FAKE**2).mean() / 2, ((FAKE - 1) ** 2).mean() / 2),
        "hinge": (np.maximum(0, 1 - REAL).mean() + np.maximum(0, 1 + FAKE).mean(), -FAKE.mean()),
        "wasserstein": (FAKE.mean() - REAL.mean(), -FAKE.mean()),
        "relativistic": (-np.log(expit(gap)).mean(), -np.log(expit(-gap)).mean()),
    }


@pytest.mark.parametrize("name", expected_losses())
def test_losses_equal_numpys(name):
    objective = getattr(objectives, name)
    d_loss, g_loss = expected_losses()[name]
    np.testing.assert_allclose(objective.discriminator(REAL, FAKE), d_loss, rtol=1e-6)
    np.testing.assert_allclose(objective.generator(REAL, FAKE), g_loss, rtol=1e-6)


def test_all_objectives_are_tested():
    named = {name for name, value in vars(objectives).items() if isinstance(value, objectives.Objective)}
    assert named == set(expected_losses())


@pytest.mark.parametrize("name", ["minimax", "non_saturating", "relativistic"])
def test_extreme_logits_stay_finite(name):
    objective = getattr(objectives, name)
    for real, fake in ((1e4, -1e4), (-1e4, 1e4)):
        pair = np.array([[real]], "float32"), np.array([[fake]], "float32")
        assert np.isfinite(objective.discriminator(*pair))
        assert np.isfinite(objective.generator(*pair))


def test_the_optimal_discriminator_reaches_the_jensen_shannon_bound(rng):
    """With D* = p / (p + q), the cross-entropy is 2 log 2 - 2 JS (Goodfellow et al., 2014, theorem 1)."""
    p, q = rng.dirichlet(np.ones(6), 2)
    logits = np.log(p / q).astype("float32")
    # Each outcome as often as its probability says: weights through repetition would be inexact, so per outcome.
    losses = [
        p[i] * float(objectives.cross_entropy_discriminator(logits[i : i + 1, None], np.array([[-np.inf]], "float32")))
        + q[i] * float(objectives.cross_entropy_discriminator(np.array([[np.inf]], "float32"), logits[i : i + 1, None]))
        for i in range(6)
    ]
    middle = (p + q) / 2
    js = (xlogy(p, p / middle).sum() + xlogy(q, q / middle).sum()) / 2
    np.testing.assert_allclose(sum(losses), 2 * np.log(2) - 2 * js, rtol=1e-5)


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5])
def test_smoothed_labels_are_keras_binary_cross_entropy_with_soft_targets(smoothing):
    objective = objectives.label_smoothing(smoothing)
    keras_loss = keras.losses.BinaryCrossentropy(from_logits=True)
    expected = keras_loss(np.full_like(REAL, 1 - smoothing), REAL) + keras_loss(np.zeros_like(FAKE), FAKE)
    np.testing.assert_allclose(objective.discriminator(REAL, FAKE), expected, rtol=1e-6)
    assert objective.generator is objectives.non_saturating.generator


def test_a_new_smoothing_acts_in_a_traced_graph():
    objective = objectives.label_smoothing(0.1, objectives.minimax)
    loss = tf.function(objective.discriminator)
    before = float(loss(tf.constant(REAL), tf.constant(FAKE)))
    objective.discriminator.smoothing = 0.3
    difference = float(loss(tf.constant(REAL), tf.constant(FAKE))) - before
    np.testing.assert_allclose(difference, 0.2 * REAL.mean(), rtol=1e-5)


def test_smoothing_is_saved():
    kept = keras.saving.serialize_keras_object(objectives.label_smoothing(0.2))
    assert keras.saving.deserialize_keras_object(kept).discriminator.smoothing == 0.2


def test_what_cannot_be_smoothed_is_refused():
    with pytest.raises(ValueError, match="classifier"):
        objectives.label_smoothing(0.1, objectives.hinge)
    with pytest.raises(ValueError, match="below 1"):
        objectives.label_smoothing(1.0)
