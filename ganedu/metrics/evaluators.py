"""Frozen classifiers that never saw a GAN, and what they say about samples."""

import functools
import pathlib

from ganedu import progress
from ganedu.metrics.inputs import checked_probabilities
import keras
import numpy as np

FOLDER = pathlib.Path(__file__).parent


@functools.cache
def evaluator(name="mnist"):
    """The frozen classifier of a dataset, trained by `benchmarks/evaluators.py`.

    Args:
        name: "mnist" or "fashion_mnist".

    Returns:
        A Keras network from images in [-1, 1], `(n, 28, 28, 1)`, to class probabilities `(n, 10)`.

    Raises:
        ValueError: for a dataset that has none, or a damaged file.
    """
    path = FOLDER / f"{name}_evaluator.keras"
    if not path.exists():
        known = sorted(file.name.removesuffix("_evaluator.keras") for file in FOLDER.glob("*_evaluator.keras"))
        raise ValueError(f"There is no evaluator for {name!r}; there is one for {', '.join(known)}.")
    try:
        network = keras.saving.load_model(path, compile=False)
    except Exception as error:
        raise ValueError(f"{path.name} is damaged. Restore it with: git checkout -- {path}") from error
    network.trainable = False
    return network


@functools.cache
def _feature_network(name):
    network = evaluator(name)
    return keras.Model(network.inputs, network.get_layer("features").output)


def features(images, name="mnist"):
    """The evaluator's view of images: its last hidden layer, what the distances between sets of images compare.

    Args:
        images: `(n, 28, 28, 1)` in [-1, 1].
        name: the evaluator's dataset, "mnist" or "fashion_mnist".

    Returns:
        A float32 array `(n, 64)`, no value below 0.

    Raises:
        ValueError: if the images have another shape, or values outside [-1, 1].
    """
    return _predicted(_feature_network(name), images)


def probabilities(images, name="mnist"):
    """Class probabilities, float32 `(n, 10)`, that the evaluator gives to images; see `features` for the arguments."""
    return _predicted(evaluator(name), images)


def _predicted(network, images):
    images = checked_images(images, network)
    return network.predict(images, batch_size=500, verbose=0, callbacks=[progress.Line()])


def confident_share(samples, name="mnist", threshold=0.9):
    """The share of samples that the evaluator gives to one class with a probability of at least `threshold`.

    A rough measure of realism. Real test images of MNIST reach about 0.99.

    Args:
        samples: images `(n, 28, 28, 1)` in [-1, 1], or their `probabilities`, `(n, 10)`, where several questions are
            asked of the same images.
        name: the evaluator's dataset; of no effect on probabilities.
        threshold: from 0 to 1.
    """
    return float((_as_probabilities(samples, name).max(axis=1) >= threshold).mean())


def classes_present(samples, name="mnist", least=0.02):
    """How many classes make up at least the share `least` of the samples: a rough measure of variety, out of 10.

    See `confident_share` for the arguments.
    """
    classes = _as_probabilities(samples, name).argmax(axis=1)
    return int((np.bincount(classes) / len(classes) >= least).sum())


def checked_images(images, network):
    """Images as a float32 array that the network takes.

    Raises:
        ValueError: if they have another shape, or values outside [-1, 1].
    """
    images = np.asarray(images, "float32")
    if images.shape[1:] != network.input_shape[1:] or not len(images):
        raise ValueError(f"images have shape {images.shape}; the evaluator takes (n, 28, 28, 1).")
    if not np.abs(images).max() <= 1.001:
        raise ValueError(f"images lie in [{images.min():g}, {images.max():g}]; the evaluator takes [-1, 1].")
    return images


def _as_probabilities(samples, name):
    return checked_probabilities(samples) if np.ndim(samples) == 2 else probabilities(samples, name)
