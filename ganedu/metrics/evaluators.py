"""Frozen classifiers that never saw a GAN, and what they say about samples."""

import functools
import pathlib

import keras
import numpy as np

FOLDER = pathlib.Path(__file__).parent


@functools.cache
def evaluator(name="mnist"):
    """The frozen classifier of a dataset, trained by `benchmarks/evaluators.py`.

    Args:
        name: "mnist".

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


def probabilities(images, name="mnist"):
    """Class probabilities `(n, 10)` that the evaluator gives to images in [-1, 1], `(n, 28, 28, 1)`.

    Raises:
        ValueError: if the images have another shape, or values outside [-1, 1].
    """
    images = np.asarray(images, "float32")
    network = evaluator(name)
    if images.shape[1:] != network.input_shape[1:]:
        raise ValueError(f"images have shape {images.shape}; the evaluator takes (n, 28, 28, 1).")
    if not np.abs(images).max() <= 1.001:
        raise ValueError(f"images lie in [{images.min():g}, {images.max():g}]; the evaluator takes [-1, 1].")
    return network.predict(images, batch_size=500, verbose=0)


def confident_share(images, name="mnist", threshold=0.9):
    """The share of images that the evaluator gives to one class with a probability of at least `threshold`.

    A rough measure of realism. Real test images of MNIST reach about 0.98.
    """
    return float((probabilities(images, name).max(axis=1) >= threshold).mean())


def classes_present(images, name="mnist", least=0.02):
    """How many classes make up at least the share `least` of the images: a rough measure of variety, out of 10."""
    shares = np.bincount(probabilities(images, name).argmax(axis=1), minlength=10) / len(images)
    return int((shares >= least).sum())
