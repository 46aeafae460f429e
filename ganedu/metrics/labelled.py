"""Two tests of labelled fakes (Shmelkov et al., 2018): does a classifier read them, and does one learn from them?"""

from ganedu import progress
from ganedu.metrics.evaluators import checked_images, evaluator, probabilities
from ganedu.metrics.inputs import checked_labels
import keras
import numpy as np

BATCH_SIZE = 128


def gan_test(fake_images, fake_labels, name="mnist"):
    """GAN-test: the accuracy on labelled fakes of a classifier trained on real images. Low means: not what was asked.

    Args:
        fake_images: `(n, 28, 28, 1)` in [-1, 1].
        fake_labels: the classes that were asked for, `(n,)`, integers.
        name: the dataset whose frozen evaluator is the classifier.

    Returns:
        A float from 0 to 1. The evaluator's accuracy on real test images is the value to compare with.

    Raises:
        ValueError: if images or labels have the wrong shape or range.
    """
    fake_labels = checked_labels(fake_labels, len(fake_images))
    return float((probabilities(fake_images, name).argmax(axis=1) == fake_labels).mean())


def gan_train(fake_images, fake_labels, real_images, real_labels, name="mnist", steps=500):
    """GAN-train: the accuracy on real images of a classifier trained on labelled fakes. Low means: too little variety.

    The classifier has the evaluator's layers and new weights. For the value to compare with, train it on as many real
    images. The weights come from Keras's global random state: `keras.utils.set_random_seed` first repeats a result.

    Args:
        fake_images: `(n, 28, 28, 1)` in [-1, 1].
        fake_labels: `(n,)`, integers.
        real_images: `(m, 28, 28, 1)` in [-1, 1], of the test set.
        real_labels: `(m,)`, integers.
        name: the dataset whose evaluator gives the layers.
        steps: about how many batches of 128 to train on, in whole epochs; 500 take a minute of processor time. For
            fewer than an epoch has, random images are taken.

    Returns:
        A float from 0 to 1.

    Raises:
        ValueError: if images or labels have the wrong shape or range.
    """
    original = evaluator(name)
    fake_images, real_images = checked_images(fake_images, original), checked_images(real_images, original)
    fake_labels = checked_labels(fake_labels, len(fake_images))
    real_labels = checked_labels(real_labels, len(real_images))
    classifier = _untrained(original)
    classifier.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy")
    epochs = max(1, round(steps * BATCH_SIZE / len(fake_images)))
    if steps * BATCH_SIZE < len(fake_images):
        few = np.random.default_rng(0).permutation(len(fake_images))[: steps * BATCH_SIZE]
        fake_images, fake_labels = fake_images[few], fake_labels[few]
    watched = {"verbose": 0, "callbacks": [progress.Line()]}
    classifier.fit(fake_images, fake_labels, batch_size=BATCH_SIZE, epochs=epochs, **watched)
    answers = classifier.predict(real_images, batch_size=500, **watched).argmax(axis=1)
    return float(np.mean(answers == real_labels))


def _untrained(classifier):
    """A classifier of the same layers with new weights."""
    copy = keras.models.clone_model(classifier)
    copy.trainable = True
    for layer in copy.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            # Keras's 0.99 remembers the initial variances for hundreds of steps: more than a short training has.
            layer.momentum = 0.9
    return copy
