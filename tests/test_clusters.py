"""Labels made by clustering, and the prior that draws clusters as often as they come."""

import subprocess
import sys
import warnings

from ganedu import ConditionalGAN, data, networks, priors
from ganedu.optimizers import Adam
import keras
import numpy as np
import pytest
from scipy import stats
from sklearn import datasets, metrics
import tensorflow as tf


def test_blobs_are_found():
    points, blobs = datasets.make_blobs(600, n_features=64, centers=5, cluster_std=0.5, random_state=1)
    labels = data.cluster_labels(points, 5, seed=0)
    assert labels.dtype == "int32" and labels.shape == (600,)
    assert metrics.adjusted_rand_score(blobs, labels) > 0.99


def test_digits_in_one_cluster_are_mostly_one_digit():
    images, digits = (array[:5_000] for array in data.load("mnist"))
    labels = data.cluster_labels(images, 100)
    mostly = sum(np.bincount(digits[labels == cluster]).max() for cluster in range(labels.max() + 1))
    assert mostly / len(digits) > 0.8  # the largest class alone has 0.11


def test_the_seed_decides_and_repeats():
    images = data.load("mnist")[0][:800]
    labels = data.cluster_labels(images, 20, seed=3)
    np.testing.assert_array_equal(labels, data.cluster_labels(images, 20, seed=3))
    assert (labels != data.cluster_labels(images, 20, seed=4)).any()


def test_numbers_are_without_gaps():
    images = np.repeat(np.eye(3)[:, :, None, None], 5, axis=0)  # three pictures, five times each
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-learn's, that there are fewer pictures than clusters
        labels = data.cluster_labels(images, 10)
    assert set(labels) == set(range(labels.max() + 1)) and labels.max() < 10
    of_each = [set(labels[start : start + 5]) for start in (0, 5, 10)]
    assert sum(map(len, of_each)) == len(set.union(*of_each))  # no two pictures share a number


@pytest.mark.parametrize(
    ("images", "k", "seed", "error", "words"),
    [
        (data.mnist(16), 10, 0, TypeError, r"Those of a stream are \(images,\) = stream.arrays"),
        ("my_pictures", 10, 0, TypeError, "expected an array"),
        (np.zeros(9), 3, 0, ValueError, r"shape \(9,\)"),
        (np.full((9, 2), "a"), 3, 0, ValueError, "expected numbers"),
        (np.full((9, 2), np.nan), 3, 0, ValueError, "np.nan_to_num"),
        (np.zeros((9, 2)), 10, 0, ValueError, "k is 10; expected a number of clusters from 2 to 9"),
        (np.zeros((9, 2)), 1, 0, ValueError, "k is 1"),
        (np.zeros((9, 2)), 2.0, 0, ValueError, "k is 2.0"),
        (np.zeros((9, 2)), 3, "a", ValueError, "seed is 'a'"),
    ],
)
def test_what_cannot_be_clustered(images, k, seed, error, words):
    with pytest.raises(error, match=words):
        data.cluster_labels(images, k, seed)


def test_scikit_learn_waits_until_it_is_asked_for():
    code = "import sys, ganedu; ganedu.data.mnist; assert 'sklearn.cluster' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_classes_come_by_their_shares():
    shares = np.array([1, 2, 5, 12])
    prior = priors.coded(3, categories=(4, 2), shares=shares)
    (first, second), _, noise = prior.split(prior(4_000, seed=2))
    counts = np.bincount(first.numpy().argmax(axis=1), minlength=4)
    assert stats.chisquare(counts, shares / shares.sum() * 4_000).pvalue > 1e-3
    np.testing.assert_array_equal(np.bincount(second.numpy().argmax(axis=1)), [2_000, 2_000])
    even = priors.coded(3, categories=(4, 2))
    np.testing.assert_array_equal(noise, even.split(even(4_000, seed=2))[2])  # drawn from other numbers
    drawn = tf.function(lambda count, seed: prior(count, seed))(tf.constant(12), tf.constant([4, 9], tf.int64))
    np.testing.assert_array_equal(drawn, prior(12, (4, 9)))


def test_shares_are_saved():
    prior = priors.coded(4, categories=(3,), shares=np.array([5, 1, 2]))
    again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(prior))
    assert again.shares == (5, 1, 2)
    np.testing.assert_array_equal(again(50, seed=1), prior(50, seed=1))


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([1, 2], "shares have 2 numbers and the first category 3 classes"),
        ([1, 0, 2], r"shares\[1\] is 0 .* expected a positive number for each class"),
        ([1, -1, 2], r"expected numbers \(3,\), such as np.bincount\(labels\)"),
        ([1, np.nan, 2], "expected numbers"),
        (np.ones((3, 1)), "expected numbers"),
        (np.float32(1), "expected numbers"),
        (3, "shares are 3"),
    ],
)
def test_shares_that_are_none(shares, words):
    with pytest.raises(ValueError, match=words):
        priors.coded(4, categories=(3,), shares=shares)
    with pytest.raises(ValueError, match="for a category"):
        priors.coded(4, numbers=2, shares=shares)


def test_uneven_clusters_are_no_surprise_where_the_prior_knows(recwarn):
    images = np.zeros((600, 8, 8, 1), "uint8")
    labels = np.repeat([0, 1], [590, 10])

    def trained(prior):
        gan = ConditionalGAN(
            networks.dense_generator(prior.latent_dim, (4,), (8, 8, 1)),
            networks.project_on_label(networks.dense_discriminator((8, 8, 1), (4,)), 2),
            prior=prior,
        )
        gan.compile(Adam(1e-3), Adam(1e-3), run_eagerly=True)
        gan.fit(data.stream(images, labels, batch_size=4), steps_per_epoch=1, verbose=0)
        return [str(warning.message) for warning in recwarn.list if "learnt worse" in str(warning.message)]

    assert trained(priors.coded(4, categories=(2,), shares=np.bincount(labels))) == []
    assert len(trained(priors.coded(4, categories=(2,)))) == 1
