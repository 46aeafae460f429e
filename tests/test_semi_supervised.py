"""Semi-supervised learning, against NumPy."""

import ganedu
from ganedu import SemiSupervisedGAN, data, networks
import keras
import numpy as np
import pytest
import tensorflow as tf


def classifier(classes=3, last=None):
    hidden = [keras.layers.Dense(8), keras.layers.GaussianNoise(0.3), keras.layers.LeakyReLU()]
    return keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(classes, last)], name="classifier")


@pytest.fixture
def gan():
    keras.utils.set_random_seed(0)
    gan = SemiSupervisedGAN(networks.dense_generator(2, (8,), (2,), None), classifier())
    gan.compile(keras.optimizers.Adam(1e-2), keras.optimizers.Adam(1e-3))
    return gan


@pytest.fixture
def labelled(rng):
    return rng.normal(size=(30, 2)).astype("float32"), np.arange(30) % 3


def batches(labelled, labels=None):
    images, true = labelled
    return data.together(
        data.stream(images, true if labels is None else labels, batch_size=10), data.stream(images, batch_size=16)
    )


def test_real_or_fake_is_z_over_z_plus_one(gan, rng):
    x = rng.normal(size=(5, 2)).astype("float32")
    z = np.exp(gan.classifier(x)).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(tf.sigmoid(gan.score(x)), z / (z + 1), rtol=1e-5)


def test_the_discriminators_loss_against_numpy(gan, labelled, rng):
    images, labels = labelled
    gan.classifier.layers[1].stddev = 0.0  # the oracle draws no noise
    real, seed = rng.normal(size=(6, 2)).astype("float32"), tf.constant([0, 2], tf.int64)
    fake = gan.generator(gan.prior(6, seed), training=True)
    evidence, of_real, of_fake = (gan.classifier(x).numpy() for x in (images, real, fake))
    log_softmax = evidence - np.log(np.exp(evidence).sum(axis=1, keepdims=True))
    z_real, z_fake = (np.exp(logits).sum(axis=1) for logits in (of_real, of_fake))
    expected = -log_softmax[np.arange(30), labels].mean()
    expected += -np.log(z_real / (z_real + 1)).mean() - np.log(1 / (z_fake + 1)).mean()
    found = gan.discriminator_loss(((tf.constant(images), tf.constant(labels)), tf.constant(real)), seed)
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_it_learns_names_from_few_labels(rng):
    keras.utils.set_random_seed(0)
    centres = np.array([[0, 2], [2, -1], [-2, -1]], "float32")
    names = np.arange(600) % 3
    points = (centres[names] + rng.normal(scale=0.4, size=(600, 2))).astype("float32")
    gan = SemiSupervisedGAN(networks.dense_generator(2, (8,), (2,), None), classifier())
    gan.compile(keras.optimizers.Adam(1e-2, use_ema=True), keras.optimizers.Adam(1e-3))
    few = data.few(points, names, 6)
    gan.fit(
        data.together(data.stream(*few, batch_size=6), data.stream(points, batch_size=32)),
        steps_per_epoch=150,
        verbose=0,
    )
    answers = gan.classify(points)
    assert answers.shape == (600, 3) and np.allclose(answers.sum(axis=1), 1.0, atol=1e-5)
    assert (answers.argmax(axis=1) == names).mean() > 0.95


def test_the_averaged_weights_judge(labelled):
    keras.utils.set_random_seed(0)
    gan = SemiSupervisedGAN(networks.dense_generator(2, (8,), (2,), None), classifier())
    gan.compile(keras.optimizers.Adam(1e-2, use_ema=True, ema_momentum=0.9), keras.optimizers.Adam(1e-3))
    gan.fit(batches(labelled), steps_per_epoch=20, verbose=0)
    before = gan.classify(labelled[0])
    assert np.abs(before - tf.nn.softmax(gan.classifier(labelled[0]))).max() > 1e-4
    gan.d_optimizer.finalize_variable_values(gan.discriminator.trainable_variables)
    np.testing.assert_allclose(tf.nn.softmax(gan.classifier(labelled[0])), before, rtol=1e-4)


def test_saving_and_training_on(gan, labelled, tmp_path):
    gan.fit(batches(labelled), steps_per_epoch=4, verbose=0)
    gan.save(tmp_path / "gan.keras")
    same = ganedu.load(tmp_path / "gan.keras")
    np.testing.assert_allclose(same.classify(labelled[0]), gan.classify(labelled[0]), rtol=1e-6)
    one, other = (game.fit(batches(labelled).skip(4), steps_per_epoch=3, verbose=0).history for game in (gan, same))
    np.testing.assert_allclose(one["d_loss"], other["d_loss"], rtol=1e-5)
    np.testing.assert_allclose(one["g_loss"], other["g_loss"], rtol=1e-5)


def test_streams_side_by_side_skip_at_once(labelled):
    both = batches(labelled)
    assert both.element_spec[0][0].shape == (10, 2) and both.element_spec[1].shape == (16, 2)
    skipped, walked = next(iter(both.skip(10**9))), list(both.take(3))[2]
    assert skipped[1].shape == (16, 2)
    for mine, theirs in zip(tf.nest.flatten(next(iter(both.skip(2)))), tf.nest.flatten(walked), strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_few_examples_as_many_of_each_class(rng):
    labels = rng.integers(10, size=500)
    images = rng.normal(size=(500, 2))
    some, names = data.few(images, labels, 40, seed=1)
    assert (np.bincount(names) == 4).all() and len(np.unique(some, axis=0)) == 40
    np.testing.assert_array_equal(data.few(images, labels, 40, seed=1)[0], some)
    assert (data.few(images, labels, 40, seed=2)[0] != some).any()
    for count in (0, 15, 100_000):
        with pytest.raises(ValueError, match="expected a multiple of the 10 classes"):
            data.few(images, labels, count)


@pytest.mark.parametrize(
    ("labels", "error", "said"),
    [
        (np.arange(30) % 4, ValueError, "reach from 0 to 3; with 3 classes they are 0 to 2. Make the game"),
        (np.arange(30) % 3 - 1, ValueError, "from -1"),
        (np.arange(30) % 3 * 1.0, TypeError, "dtype float64; expected integers"),
    ],
)
def test_labels_that_name_no_class(gan, labelled, labels, error, said):
    with pytest.raises(error, match=said):
        gan.fit(batches(labelled, labels), steps_per_epoch=1, verbose=0)


def test_batches_that_are_no_such_pair(gan, labelled):
    for stream in (data.stream(labelled[0], batch_size=8), data.stream(*labelled, batch_size=8)):
        with pytest.raises(
            (TypeError, ValueError), match="takes a labelled batch and one without labels: data.together"
        ):
            gan.fit(stream, steps_per_epoch=1, verbose=0)


def test_networks_that_name_no_classes():
    generator = networks.dense_generator(2, (8,), (2,), None)
    with pytest.raises(ValueError, match="expected one logit for each class"):
        SemiSupervisedGAN(generator, classifier(1))
    with pytest.raises(ValueError, match="ends in a softmax"):
        SemiSupervisedGAN(generator, classifier(3, "softmax"))
    with pytest.raises(TypeError, match="expected a Keras network"):
        SemiSupervisedGAN(generator, "classifier")
