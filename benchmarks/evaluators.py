"""Trains the frozen evaluator classifiers: python benchmarks/evaluators.py mnist

Small convolutional networks, trained for a fixed number of epochs on digits that are shifted and clothes that are
mirrored, judged once on the test set. About five minutes on two cores.
"""

import argparse
import pathlib

from ganedu import data, metrics
import keras
from keras import layers
import numpy as np

EPOCHS = 10


def network():
    def convolution(filters):
        return [
            layers.Conv2D(filters, 3, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
        ]

    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *convolution(16),
            layers.MaxPooling2D(),
            *convolution(32),
            *convolution(32),
            layers.MaxPooling2D(),
            *convolution(64),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(64, "relu", name="features"),
            layers.Dropout(0.3),
            layers.Dense(10, "softmax"),
        ],
        name="evaluator",
    )


def scaled(images):
    return images.astype("float32") / 127.5 - 1.0


def shifted(images, rng):
    """Each image moved by up to two pixels each way, the border filled with background."""
    padded = np.pad(images, ((0, 0), (2, 2), (2, 2), (0, 0)), constant_values=-1.0)
    down, right = rng.integers(0, 5, (2, len(images)))
    rows = down[:, None, None] + np.arange(28)[None, :, None]
    columns = right[:, None, None] + np.arange(28)[None, None, :]
    return padded[np.arange(len(images))[:, None, None], rows, columns]


def mirrored(images, rng):
    """Every second image, chosen at random, with left and right exchanged."""
    exchanged = rng.random(len(images)) < 0.5
    return np.where(exchanged[:, None, None, None], images[:, :, ::-1], images)


AUGMENTATION = {"mnist": shifted, "fashion_mnist": mirrored}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=AUGMENTATION)
    name = parser.parse_args().name
    keras.utils.set_random_seed(0)
    rng = np.random.default_rng(0)
    images, labels = data.load(name)
    test_images, test_labels = data.load(name, "test")
    classifier = network()
    steps = EPOCHS * (len(images) // 128)
    rate = keras.optimizers.schedules.CosineDecay(1e-3, steps, warmup_target=4e-3, warmup_steps=400)
    classifier.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"])
    for _ in range(EPOCHS):
        classifier.fit(AUGMENTATION[name](scaled(images), rng), labels, batch_size=128, verbose=2)
    _, accuracy = classifier.evaluate(scaled(test_images), test_labels, batch_size=500, verbose=0)
    print(f"{name}: test accuracy {accuracy:.4f}")
    path = pathlib.Path(metrics.__file__).parent / f"{name}_evaluator.keras"
    keras.Sequential([keras.Input((28, 28, 1)), *classifier.layers], name="evaluator").save(path)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
