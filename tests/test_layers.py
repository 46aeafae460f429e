"""Layers that are computed in another way than Keras's, against Keras's."""

import collections

from ganedu import devices, layers, networks
import keras
import numpy as np
import pytest
import tensorflow as tf

FOUR_BY_TWO = {"kernel_size": 4, "strides": 2, "padding": "same"}
CASES = {
    "grey image in": (layers.Conv2D, keras.layers.Conv2D, (8, 12, 1), {"filters": 5, **FOUR_BY_TWO}),
    "colour image in": (layers.Conv2D, keras.layers.Conv2D, (6, 4, 3), {"filters": 2, **FOUR_BY_TWO}),
    "odd image in": (layers.Conv2D, keras.layers.Conv2D, (7, 8, 1), {"filters": 5, **FOUR_BY_TWO}),
    "3 x 3 in": (layers.Conv2D, keras.layers.Conv2D, (8, 8, 1), {"filters": 5, "kernel_size": 3}),
    "maps in": (layers.Conv2D, keras.layers.Conv2D, (8, 8, 5), {"filters": 6, **FOUR_BY_TWO}),
    "grey image out": (
        layers.Conv2DTranspose,
        keras.layers.Conv2DTranspose,
        (5, 7, 6),
        {"filters": 1, "activation": "tanh", **FOUR_BY_TWO},
    ),
    "colour image out": (
        layers.Conv2DTranspose,
        keras.layers.Conv2DTranspose,
        (4, 4, 5),
        {"filters": 3, "use_bias": False, **FOUR_BY_TWO},
    ),
    "maps out": (layers.Conv2DTranspose, keras.layers.Conv2DTranspose, (4, 4, 3), {"filters": 6, **FOUR_BY_TWO}),
    "maps normalised": (layers.BatchNormalization, keras.layers.BatchNormalization, (4, 6, 5), {"momentum": 0.8}),
    "vectors normalised": (layers.BatchNormalization, keras.layers.BatchNormalization, (7,), {}),
    "maps, no scale": (layers.BatchNormalization, keras.layers.BatchNormalization, (4, 6, 5), {"scale": False}),
}


def twins(name):
    """The layer and Keras's own, with the same random weights, and a batch for both."""
    ours, stock, shape, options = CASES[name]
    pair = [layer(**options) for layer in (ours, stock)]
    generator = np.random.default_rng(0)
    for layer in pair:
        layer.build((None, *shape))
    weights = [generator.uniform(0.2, 1.5, weight.shape) for weight in pair[0].weights]
    for layer in pair:
        layer.set_weights(weights)
    return *pair, tf.constant(generator.normal(size=(3, *shape)), tf.float32)


@tf.function
def played(layer, x):
    """Outputs in training; gradients of a scalar of them for input and weights; and that of a gradient's norm."""
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            y = layer(x, training=True)
            scalar = tf.reduce_sum(tf.sin(3.0 * y))
        gradients = inner.gradient(scalar, [x, *layer.trainable_weights])
        norm = tf.reduce_sum(gradients[0] ** 2)
    return y, gradients, outer.gradient(norm, [x, layer.trainable_weights[0]])


@pytest.mark.parametrize("name", CASES)
def test_outputs_gradients_and_second_gradients_are_those_of_keras(name):
    ours, stock, x = twins(name)
    for mine, theirs in zip(tf.nest.flatten(played(ours, x)), tf.nest.flatten(played(stock, x)), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-3, atol=1e-4 * float(tf.reduce_max(tf.abs(theirs))))
    for mine, theirs in zip(ours.weights, stock.weights, strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-5)  # the moving statistics among them
    np.testing.assert_allclose(ours(x), stock(x), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ["grey image in", "grey image out", "maps normalised"])
def test_half_precision(name):
    ours, stock, shape, options = CASES[name]
    pair = [layer(**options, dtype="mixed_bfloat16") for layer in (ours, stock)]
    x = tf.constant(np.random.default_rng(0).normal(size=(3, *shape)), tf.float32)
    for layer in pair:
        layer.build((None, *shape))
    pair[1].set_weights(pair[0].get_weights())
    mine, theirs = [layer(x, training=True) for layer in pair]
    assert mine.dtype == theirs.dtype == tf.bfloat16
    np.testing.assert_allclose(tf.cast(mine, tf.float32), tf.cast(theirs, tf.float32), atol=0.05)


def operations(layer, x):
    """How many times each operation is in the graph of `played`."""
    return collections.Counter(node.op for node in played.get_concrete_function(layer, x).graph.as_graph_def().node)


@pytest.mark.parametrize("name", ["grey image in", "grey image out", "maps normalised"])
def test_the_other_way_is_taken(name):
    """Otherwise these tests would compare Keras with itself."""
    ours, stock, x = twins(name)
    names = [set(operations(layer, x)) for layer in (ours, stock)]
    assert names[0] & {"SpaceToDepth", "DepthToSpace", "FusedBatchNormV3"}
    assert not names[1] & {"SpaceToDepth", "DepthToSpace", "FusedBatchNormV3"}


@pytest.fixture
def gpu(monkeypatch):
    monkeypatch.setattr(devices, "has_gpu", lambda: True)


@pytest.mark.parametrize("name", CASES)
def test_on_a_gpu_keras_computes(gpu, name):
    ours, stock, x = twins(name)
    assert operations(ours, x) == operations(stock, x)
    for mine, theirs in zip(tf.nest.flatten(played(ours, x)), tf.nest.flatten(played(stock, x)), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    for mine, theirs in zip(ours.weights, stock.weights, strict=True):
        np.testing.assert_array_equal(mine, theirs)


LABELS = tf.constant([2, 0, 2, 2, 1])


def embeddings():
    """Ours and Keras's, with the same vectors of four labels, of which one is not in the batch."""
    pair = [layer(4, 3) for layer in (layers.Embedding, keras.layers.Embedding)]
    for layer in pair:
        layer.build((None,))
    pair[1].set_weights(pair[0].get_weights())
    return pair


@tf.function
def told(layer):
    """What a label says, its gradient, and the gradient of this gradient's size."""
    with tf.GradientTape() as outer:
        with tf.GradientTape() as inner:
            outputs = layer(LABELS)
            scalar = tf.reduce_sum(tf.sin(3.0 * outputs))
        gradient = inner.gradient(scalar, layer.embeddings.value)
        size = tf.reduce_sum(tf.convert_to_tensor(gradient) ** 2)
    return outputs, gradient, outer.gradient(size, layer.embeddings.value)


def test_an_embedding_is_keras_s_to_the_bit():
    ours, stock = embeddings()
    for mine, theirs in zip(told(ours), told(stock), strict=True):
        assert type(mine) is type(theirs)
        for part, other in zip(*(tf.nest.flatten(x, expand_composites=True) for x in (mine, theirs)), strict=True):
            np.testing.assert_array_equal(part, other)


def test_on_a_gpu_an_embedding_has_the_gradients_of_keras_as_dense_tensors(gpu):
    ours, stock = embeddings()
    assert [weight.path.split("/")[-1] for weight in ours.weights] == ["embeddings"]
    for mine, theirs in zip(told(ours), told(stock), strict=True):
        assert tf.is_tensor(mine) and not isinstance(mine, tf.IndexedSlices)
        np.testing.assert_allclose(mine, tf.convert_to_tensor(theirs), rtol=1e-6)


def test_a_projected_label_has_a_dense_gradient_on_a_gpu(gpu):
    """With Keras's embedding XLA would compile a game with a lazy penalty anew in each step."""
    network = networks.project_on_label(networks.dense_discriminator((2,), (4,)), classes=4)
    with tf.GradientTape() as tape:
        logits = network([tf.ones((5, 2)), LABELS])
    gradients = tape.gradient(logits, network.trainable_weights)
    assert not any(isinstance(gradient, tf.IndexedSlices) for gradient in gradients)


def test_a_saved_network_comes_back(tmp_path):
    network = keras.Sequential([keras.Input((4, 4, 5)), layers.BatchNormalization(), layers.Conv2DTranspose(1, 4, 2)])
    network.save(tmp_path / "network.keras")
    loaded = keras.saving.load_model(tmp_path / "network.keras")
    x = np.ones((2, 4, 4, 5), "float32")
    np.testing.assert_array_equal(loaded(x), network(x))
    assert type(loaded.layers[-1]) is layers.Conv2DTranspose
