"""Priors with a code: z = (c, noise)."""

from ganedu import priors
import keras
import numpy as np
import pytest
from scipy import stats
import tensorflow as tf


def test_a_code_stands_in_front_of_the_noise():
    prior = priors.coded(5, categories=(4, 3), numbers=2)
    assert (prior.code_dim, prior.latent_dim) == (9, 14)
    z = prior(600, seed=3)
    assert z.shape == (600, 14) and z.dtype == tf.float32
    (first, second), numbers, noise = prior.split(z)
    for one_hot, size in ((first, 4), (second, 3)):
        assert one_hot.shape == (600, size)
        np.testing.assert_array_equal(np.sort(one_hot, axis=1)[:, -2:], np.tile([0.0, 1.0], (600, 1)))
    assert min(stats.kstest(column, stats.uniform(-1, 2).cdf).pvalue for column in numbers.numpy().T) > 1e-3
    assert min(stats.kstest(column, stats.norm.cdf).pvalue for column in noise.numpy().T) > 1e-3
    correlations = np.corrcoef(np.concatenate([numbers, noise], axis=1).T) - np.eye(7)
    assert np.abs(correlations).max() < 0.2


def test_the_first_category_goes_round_and_the_others_are_shuffled_evenly():
    prior = priors.coded(0, categories=(10, 4))
    first, second = prior.split(prior(80, seed=1))[0]
    first, second = first.numpy().argmax(axis=1), second.numpy().argmax(axis=1)
    np.testing.assert_array_equal(first, np.arange(80) % 10)
    np.testing.assert_array_equal(np.bincount(second), [20] * 4)
    assert (second != np.arange(80) % 4).any()
    assert (second != prior.split(prior(80, seed=2))[0][1].numpy().argmax(axis=1)).any()


def test_the_same_seed_draws_the_same_z():
    prior = priors.coded(3, categories=(2, 5), numbers=1)
    np.testing.assert_array_equal(prior(20, seed=5), prior(20, seed=(5, 0)))
    (_, numbers, noise), (_, others, other_noise) = (prior.split(prior(20, seed=seed)) for seed in (5, 6))
    assert (numbers != others).numpy().any() and (noise != other_noise).numpy().any()


def test_in_a_graph_with_a_seed_that_is_a_tensor():
    prior = priors.coded(3, categories=(2, 5), numbers=1)
    drawn = tf.function(lambda count, seed: prior(count, seed))(tf.constant(12), tf.constant([4, 9], tf.int64))
    np.testing.assert_array_equal(drawn, prior(12, (4, 9)))


@pytest.mark.parametrize("code", [{"categories": (3,)}, {"numbers": 2}, {"categories": (2, 3), "numbers": 1}])
def test_taken_apart_and_put_together(code):
    prior = priors.coded(4, **code)
    z = prior(9, seed=2)
    one_hot, numbers, noise = prior.split(z)
    np.testing.assert_array_equal(prior.join([tf.argmax(c, axis=1) for c in one_hot], numbers, noise), z)


def test_it_is_saved_with_a_game():
    prior = priors.coded(4, categories=(3, 2), numbers=1)
    again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(prior))
    assert again.categories == (3, 2) and again.latent_dim == prior.latent_dim
    np.testing.assert_array_equal(again(6, seed=1), prior(6, seed=1))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"noise": 4}, "numbers is 0; expected a count of at least 0, or 1 if there is no category"),
        ({"noise": 4, "categories": (1,)}, r"categories are \(1,\); expected sizes of at least 2"),
        ({"noise": 4, "categories": (2.0,)}, "expected sizes of at least 2"),
        ({"noise": 4, "categories": (10,), "numbers": -1}, "numbers is -1"),
        ({"noise": -1, "categories": (10,)}, "noise is -1; expected a count of at least 0, such as 62"),
        ({"noise": 1.5, "numbers": 1}, "noise is 1.5"),
    ],
)
def test_codes_that_are_none(arguments, words):
    with pytest.raises(ValueError, match=words):
        priors.coded(**arguments)
