"""Penalties against closed forms."""

from ganedu import GAN, networks, penalties
import keras
import numpy as np
import pytest
import tensorflow as tf


def linear_critic(weights):
    critic = keras.Sequential([keras.Input((len(weights),)), keras.layers.Dense(1)])
    critic.set_weights([np.array(weights, "float32")[:, None], np.array([0.3], "float32")])
    return critic


def quadratic(x, training=True):
    """D(x) = ‖x‖², whose gradient is 2x."""
    return tf.reduce_sum(tf.square(x), axis=1, keepdims=True)


@pytest.fixture
def batches(rng):
    return [tf.constant(rng.normal(size=(32, 3)), tf.float32) for _ in range(2)]


def test_gradient_penalty_of_a_linear_critic(batches):
    weights = [1.0, -2.0, 2.0]
    penalty = penalties.gradient_penalty(10.0)(linear_critic(weights), *batches, (0, 0))
    np.testing.assert_allclose(penalty, 10.0 * (np.linalg.norm(weights) - 1) ** 2, rtol=1e-5)


def test_gradient_penalty_where_the_gradient_vanishes(batches):
    critic = linear_critic([0.0, 0.0, 0.0])
    with tf.GradientTape() as tape:
        penalty = penalties.gradient_penalty(10.0)(critic, *batches, (0, 0))
    gradient = tape.gradient(penalty, critic.trainable_weights[0])
    np.testing.assert_allclose(penalty, 10.0, rtol=1e-5)
    assert np.isfinite(gradient).all()


def test_gradient_penalty_mixes_uniformly_between_real_and_fake():
    seen = []

    def critic(x, training=True):
        seen.append(x)
        return x

    penalties.gradient_penalty(1.0)(critic, tf.ones((4000, 1)), tf.zeros((4000, 1)), (3, 1))
    share = seen[0].numpy()
    assert 0 <= share.min() < 0.01 and 0.99 < share.max() <= 1
    np.testing.assert_allclose(np.histogram(share, 4, (0, 1))[0], 1000, atol=120)


def test_gradient_penalty_draws_apart_from_z():
    from ganedu import priors

    seen = []

    def critic(x, training=True):
        seen.append(x)
        return x

    penalties.gradient_penalty(1.0)(critic, tf.ones((4000, 1)), tf.zeros((4000, 1)), (3, 1))
    z = priors.uniform(1)(4000, (3, 1)).numpy()
    assert abs(np.corrcoef(seen[0].numpy()[:, 0], z[:, 0])[0, 1]) < 0.06


def test_r1_and_r2_of_a_quadratic(batches):
    real, fake = batches
    norms = [np.square(2 * batch.numpy()).sum(axis=1).mean() for batch in batches]
    np.testing.assert_allclose(penalties.r1(3.0)(quadratic, real, fake, None), 1.5 * norms[0], rtol=1e-5)
    np.testing.assert_allclose(penalties.r2(3.0)(quadratic, real, fake, None), 1.5 * norms[1], rtol=1e-5)


def test_penalties_add(batches):
    both = penalties.r1(3.0) + penalties.r2(1.0) + penalties.none
    alone = penalties.r1(3.0)(quadratic, *batches, None) + penalties.r2(1.0)(quadratic, *batches, None)
    np.testing.assert_allclose(both(quadratic, *batches, None), alone, rtol=1e-6)
    assert penalties.none(quadratic, *batches, None) == 0


def test_second_order_gradient_reaches_the_weights(batches):
    """d/dw λ(‖w‖ - 1)² = 2λ(‖w‖ - 1) w / ‖w‖."""
    weights = np.array([1.0, -2.0, 2.0])
    critic = linear_critic(weights)
    with tf.GradientTape() as tape:
        penalty = penalties.gradient_penalty(10.0)(critic, *batches, (0, 0))
    gradient = tape.gradient(penalty, critic.trainable_weights[0]).numpy()[:, 0]
    np.testing.assert_allclose(gradient, 20.0 * (3.0 - 1.0) * weights / 3.0, rtol=1e-4)


def test_clipping_holds_after_every_step(points):
    bound = penalties.Clip(0.01)
    gan = GAN(networks.dense_generator(2, (8,), (2,), None), networks.dense_discriminator((2,), (8,), constraint=bound))
    gan.compile(keras.optimizers.Adam(0.1), keras.optimizers.Adam(0.1))
    gan.fit(points, steps_per_epoch=5, verbose=0)
    largest = max(np.abs(weight.numpy()).max() for weight in gan.discriminator.trainable_weights)
    assert largest == np.float32(0.01)


@pytest.mark.parametrize("weight", [-1, "10", None, True, float("nan"), float("inf")])
def test_a_weight_that_is_no_weight(weight):
    with pytest.raises(ValueError, match="weight is .* expected a number of at least 0"):
        penalties.r1(weight)


def test_a_bound_that_bounds_nothing():
    with pytest.raises(ValueError, match="expected a positive number"):
        penalties.Clip(0)


def test_a_new_weight_acts_in_a_traced_graph(batches):
    penalty = penalties.r1(0.5)
    critic = linear_critic([1.0, -2.0, 2.0])
    value = tf.function(lambda: penalty(critic, *batches, (0, 0)))
    before = float(value())
    penalty.weight = 1.0
    np.testing.assert_allclose(value(), 2 * before, rtol=1e-6)
    assert penalty.get_config() == {"weight": 1.0}
    with pytest.raises(ValueError, match="at least 0"):
        penalty.weight = -1.0


def test_a_lazy_penalty_is_paid_every_nth_turn_n_times_over(batches):
    critic, penalty = linear_critic([1.0, -2.0, 2.0]), penalties.r1(0.5)
    lazy = penalties.lazy(penalty, every=3)
    value = tf.function(lambda turn: lazy(critic, *batches, tf.stack([0, turn])))
    paid = [float(value(tf.constant(turn))) for turn in range(6)]
    np.testing.assert_allclose(paid, [3 * float(penalty(critic, *batches, (0, 0))), 0, 0] * 2, rtol=1e-6)
    kept = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(lazy))
    assert (kept.every, kept.penalty.weight) == (3, 0.5)
    with pytest.raises(ValueError, match="positive integer"):
        penalties.lazy(penalty, 0)


def test_a_gan_trains_with_a_lazy_penalty(make_gan, points):
    gan = make_gan(penalty=penalties.lazy(penalties.r1(0.1), 2) + penalties.r2(0.1))
    losses = gan.fit(points, steps_per_epoch=5, verbose=0).history
    assert np.isfinite(losses["d_loss"]).all()
