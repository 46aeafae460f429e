"""The improved techniques, against NumPy and against Keras."""

import ganedu
from ganedu import GAN, FeatureMatchingGAN, layers, networks, optimizers, penalties, plots, priors
import keras
import numpy as np
import pytest
import tensorflow as tf


@pytest.fixture
def generator():
    """A small generator of points with two batch-normalised layers."""
    keras.utils.set_random_seed(0)
    hidden = [
        layer
        for width in (8, 6)
        for layer in (keras.layers.Dense(width), keras.layers.BatchNormalization(), keras.layers.ReLU())
    ]
    return keras.Sequential([keras.Input((3,)), *hidden, keras.layers.Dense(2)], name="generator")


def discriminator():
    return networks.dense_discriminator((2,), (16,))


def compiled(gan, optimizer=keras.optimizers.Adam):
    gan.compile(optimizer(1e-3), optimizer(1e-3))
    return gan


def reloaded(gan, tmp_path):
    gan.save(tmp_path / "gan.keras")
    return ganedu.load(tmp_path / "gan.keras")


# Feature matching.


def test_features_are_what_the_last_layer_is_given(rng):
    network = discriminator()
    x = rng.normal(size=(5, 2)).astype("float32")
    logits, features = networks.with_features(network)(x)
    np.testing.assert_allclose(logits, network(x))
    kernel, bias = network.layers[-1].get_weights()
    np.testing.assert_allclose(features @ kernel + bias, logits, rtol=1e-5)
    assert features.shape == (5, 16)


def test_the_loss_is_the_squared_distance_of_mean_features(generator, rng):
    gan = compiled(FeatureMatchingGAN(generator, discriminator(), seed=3))
    real, seed = tf.constant(rng.normal(size=(9, 2)), tf.float32), tf.constant([1, 4], tf.int64)
    fake = generator(gan.prior(9, seed), training=True)
    hidden = keras.Sequential(gan.discriminator.layers[:-1])
    expected = np.square(hidden(real).numpy().mean(axis=0) - hidden(fake).numpy().mean(axis=0)).sum()
    np.testing.assert_allclose(gan.generator_loss(real, seed), expected, rtol=1e-5)


def test_matching_features_trains_and_is_saved(generator, points, tmp_path):
    gan = compiled(FeatureMatchingGAN(generator, discriminator(), penalty=penalties.r1(0.1)))
    losses = gan.fit(points, steps_per_epoch=5, verbose=0).history
    assert np.isfinite([*losses["d_loss"], *losses["g_loss"]]).all()
    same = reloaded(gan, tmp_path)
    np.testing.assert_array_equal(same.generate(gan.prior(4)), gan.generate(gan.prior(4)))
    assert len(gan.variables) == len({id(variable) for variable in gan.variables})
    assert np.isfinite(same.fit(points, steps_per_epoch=2, verbose=0).history["g_loss"]).all()


def test_a_network_without_features():
    class Hidden(keras.Model):
        def __init__(self):
            super().__init__()
            self.last = keras.layers.Dense(1)

        def call(self, x):
            return self.last(x)

    network = Hidden()
    network(np.zeros((1, 2)))
    with pytest.raises(ValueError, match="does not say which layer follows on which; expected a keras.Sequential"):
        networks.with_features(network)


# Historical averaging.


def test_one_weight_under_historical_averaging_against_numpy():
    """Adam's own steps, on gradients to which 2 · weight · (θ - mean of all θ so far) is added by hand."""
    theta, plain = (keras.Variable([1.0, -2.0]) for _ in range(2))
    pulled, stock = optimizers.HistoricalAveraging(0.1, 0.5, weight=0.3), keras.optimizers.Adam(0.1, 0.5)
    past = []
    for step in range(6):
        gradient = np.array([np.sin(step), 0.5], "float32")
        past.append(plain.numpy())
        pulled.apply([tf.constant(gradient)], [theta])
        stock.apply([tf.constant(gradient + 0.6 * (past[-1] - np.mean(past, axis=0)))], [plain])
        np.testing.assert_allclose(theta.numpy(), plain.numpy(), rtol=1e-5)
    np.testing.assert_allclose(pulled._means[0].numpy(), np.mean(past, axis=0), rtol=1e-5)


def test_a_weight_of_zero_is_adam(points, make_gan):
    def trained(optimizer):
        gan = make_gan()
        gan.compile(optimizer(1e-3), optimizer(1e-3))
        gan.fit(points, steps_per_epoch=7, verbose=0)
        return gan.generate(gan.prior(3))

    np.testing.assert_allclose(
        trained(lambda rate: optimizers.HistoricalAveraging(rate, weight=0.0)), trained(optimizers.Adam), rtol=1e-5
    )


def test_the_mean_is_kept_with_the_game(points, generator, tmp_path):
    gan = compiled(GAN(generator, discriminator()), lambda rate: optimizers.HistoricalAveraging(rate, weight=0.2))
    gan.fit(points, steps_per_epoch=4, verbose=0)
    same = reloaded(gan, tmp_path)
    assert same.d_optimizer.weight == 0.2
    for mine, theirs in zip(gan.d_optimizer._means, same.d_optimizer._means, strict=True):
        np.testing.assert_array_equal(mine, theirs)
        assert any(mine is variable for variable in gan.everything_trained())


def test_historical_averaging_stops_an_orbit():
    """The paper's own example: min over x, max over y of x y, by gradient descent, goes round for ever."""

    def distance(weight):
        x, y = keras.Variable(1.0), keras.Variable(1.0)
        players = [optimizers.HistoricalAveraging(0.05, 0.0, weight=weight) for _ in range(2)]
        players[0].build([x])
        players[1].build([y])

        @tf.function
        def step():
            gradients = tf.identity(y), -tf.identity(x)
            players[0].apply([gradients[0]], [x])
            players[1].apply([gradients[1]], [y])

        for _ in range(400):
            step()
        return float(np.hypot(x.numpy(), y.numpy()))

    assert distance(0.1) < 0.1 < 1.0 < distance(0.0)


@pytest.mark.parametrize("weight", [-1, "1", True, float("nan")])
def test_a_pull_that_is_no_weight(weight):
    with pytest.raises(ValueError, match="weight is .* expected a number of at least 0"):
        optimizers.HistoricalAveraging(1e-3, weight=weight)


# Virtual batch normalisation.


@pytest.mark.parametrize("shape", [(4,), (5, 3, 4)])
def test_each_row_is_normalised_as_keras_would_normalise_reference_and_row(shape, rng):
    reference, examples = (rng.normal(2.0, 3.0, size=(rows, *shape)).astype("float32") for rows in (6, 3))
    virtual, stock = layers.VirtualBatchNormalization(6), keras.layers.BatchNormalization()
    for layer in (virtual, stock):
        layer.build((None, *shape))
    for name in ("gamma", "beta"):
        values = rng.normal(size=4)
        getattr(virtual, name).assign(values)
        getattr(stock, name).assign(values)
    found = virtual(np.concatenate([reference, examples]))
    np.testing.assert_allclose(found[:6], stock(reference, training=True), rtol=1e-3, atol=1e-4)
    for row, example in enumerate(examples):
        together = stock(np.concatenate([reference, example[None]]), training=True)
        np.testing.assert_allclose(found[6 + row], together[-1], rtol=1e-3, atol=1e-4)


def test_an_example_does_not_depend_on_its_batch(generator, rng):
    z = rng.normal(size=(7, 3)).astype("float32")
    virtual = networks.with_reference_batch(generator, priors.normal(3)(16, seed=5))
    np.testing.assert_allclose(virtual(z)[2:3], virtual(z[2:3]), atol=1e-6)
    np.testing.assert_array_equal(virtual(z, training=True), virtual(z, training=False))
    ordinary = generator(z, training=True)[2:3] - generator(z[:3], training=True)[2:3]
    assert np.abs(ordinary).max() > 1e-3  # of ordinary batch normalisation, it does


def test_virtual_batch_normalisation_against_batch_normalisation_of_reference_and_row(generator, rng):
    z, reference = rng.normal(size=(3,)).astype("float32"), priors.normal(3)(16, seed=5).numpy()
    virtual = networks.with_reference_batch(generator, reference)
    first = generator.layers[:2]
    joint = keras.Sequential([*first])(np.concatenate([reference, z[None]]), training=True)
    mine = keras.Sequential(virtual.layers[:3])(z[None])
    np.testing.assert_allclose(mine[-1], joint[-1], rtol=1e-3, atol=1e-4)


def test_a_virtually_normalised_network_is_a_copy(generator):
    virtual = networks.with_reference_batch(generator, np.zeros((4, 3)))
    assert virtual.layers[1].kernel is not generator.layers[0].kernel
    for mine, theirs in zip(virtual.trainable_weights, generator.trainable_weights, strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert virtual.input_shape == generator.input_shape and virtual.output_shape == generator.output_shape
    kinds = [type(layer).__name__ for layer in virtual.layers]
    assert kinds[0] == "ReferenceBatch" and kinds.index("WithoutReference") == 1 + len(kinds) - 1 - kinds[::-1].index(
        "VirtualBatchNormalization"
    )


def test_a_gan_with_a_reference_batch_trains_and_is_saved(generator, points, tmp_path):
    virtual = networks.with_reference_batch(generator, priors.normal(3)(8))
    gan = GAN(virtual, discriminator())
    gan.compile(keras.optimizers.Adam(1e-3), keras.optimizers.Adam(1e-3, use_ema=True))
    gan.fit(points, steps_per_epoch=5, verbose=0)
    same = reloaded(gan, tmp_path)
    np.testing.assert_allclose(same.generate(gan.prior(4)), gan.generate(gan.prior(4)), rtol=1e-5)
    np.testing.assert_array_equal(same.generator.layers[0].reference, priors.normal(3)(8))


def test_a_discriminator_with_a_reference_batch_of_images_may_pay_a_penalty(points, rng):
    hidden = [keras.layers.Dense(8), keras.layers.BatchNormalization(), keras.layers.LeakyReLU()]
    network = keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(1)])
    virtual = networks.with_reference_batch(network, rng.normal(size=(8, 2)))
    gan = compiled(
        FeatureMatchingGAN(networks.dense_generator(2, (8,), (2,), None), virtual, penalty=penalties.r1(0.1))
    )
    assert np.isfinite(gan.fit(points, steps_per_epoch=3, verbose=0).history["d_loss"]).all()
    assert gan.features(np.zeros((5, 2)))[1].shape == (5, 8)


@pytest.mark.parametrize("rows", [0, 1])
def test_a_reference_batch_of_less_than_two(generator, rows):
    with pytest.raises(ValueError, match=f"reference batch has {rows} examples; expected at least 2"):
        networks.with_reference_batch(generator, np.zeros((rows, 3)))


def test_a_reference_of_another_shape(generator):
    with pytest.raises(ValueError, match=r"shape \(2,\) and the network takes \(3,\)"):
        networks.with_reference_batch(generator, np.zeros((8, 2)))


def test_a_network_with_nothing_to_normalise():
    with pytest.raises(TypeError, match="expected a keras.Sequential with batch normalisation"):
        networks.with_reference_batch(networks.dense_generator(3, (8,), (2,), None), np.zeros((8, 3)))


# Minibatch discrimination.


def test_minibatch_discrimination_against_loops(rng):
    layer = layers.MinibatchDiscrimination(kernels=3, dimensions=2)
    x = rng.normal(size=(4, 5)).astype("float32")
    found = layer(x).numpy()
    mapped = np.einsum("nf,fkd->nkd", x, layer.kernel.numpy())
    for i in range(4):
        for b in range(3):
            expected = sum(np.exp(-np.abs(mapped[i, b] - mapped[j, b]).sum()) for j in range(4))
            np.testing.assert_allclose(found[i, 5 + b], expected, rtol=1e-5)
    np.testing.assert_array_equal(found[:, :5], x)
    assert layer.compute_output_shape((None, 5)) == (None, 8)


def test_equal_examples_are_as_near_as_can_be(rng):
    layer = layers.MinibatchDiscrimination(kernels=3, dimensions=2)
    x = np.repeat(rng.normal(size=(1, 5)), 8, axis=0)
    np.testing.assert_allclose(layer(x)[:, 5:], 8.0)
    np.testing.assert_allclose(layer(x[:1])[:, 5:], 1.0)


def test_a_gan_with_minibatch_discrimination_trains_and_is_saved(points, generator, tmp_path):
    hidden = [keras.layers.Dense(8), keras.layers.LeakyReLU(), layers.MinibatchDiscrimination(4, 2)]
    network = keras.Sequential([keras.Input((2,)), *hidden, keras.layers.Dense(1)])
    gan = compiled(GAN(generator, network))
    gan.fit(points, steps_per_epoch=5, verbose=0)
    same, x = reloaded(gan, tmp_path), np.ones((3, 2), "float32")
    np.testing.assert_allclose(same.discriminator(x), gan.discriminator(x), rtol=1e-5)


def test_features_of_a_noisy_classifier_and_its_classes():
    network = networks.noisy_classifier((8, 12, 3), classes=7, channels=4)
    assert network.output_shape == (None, 7)
    assert networks.with_features(network)(np.zeros((2, 8, 12, 3)))[1].shape == (2, 40)
    with pytest.raises(ValueError, match="multiples of 4"):
        networks.noisy_classifier((9, 12, 3))


def test_points_beside_real_ones(rng):
    figure = plots.show_points(rng.normal(size=(9, 2)), {"one": rng.normal(size=(5, 2)), "two": np.zeros((4, 2))})
    assert [axis.get_title() for axis in figure.axes] == ["one", "two"] and figure.png()[:4] == b"\x89PNG"


@pytest.mark.parametrize("options", [{"kernels": 0}, {"dimensions": 2.5}, {"kernels": True}])
def test_kernels_that_are_no_count(options):
    with pytest.raises(ValueError, match=f"{next(iter(options))} is .* expected a positive integer"):
        layers.MinibatchDiscrimination(**options)


def test_minibatch_discrimination_of_maps():
    with pytest.raises(ValueError, match="put a Flatten before"):
        layers.MinibatchDiscrimination()(np.zeros((2, 4, 4, 3)))
