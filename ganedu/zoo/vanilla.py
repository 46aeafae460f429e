"""Lesson 02's GAN: fully connected, z uniform in a cube."""

from ganedu.games.gan import GAN
from ganedu.parts import networks, priors
from ganedu.zoo import weights
import keras
from keras import layers


def vanilla_mnist():
    """Lesson 02's GAN, trained on the digits of MNIST.

    Trained by `benchmarks/zoo.py` for 20,000 steps with batches of 128: non-saturating loss, Adam at 1e-3 with a
    β₁ of 0.5 for both players, dropout of 0.3 in D. The generator has the average of its weights (EMA, 0.999).

    Returns:
        A `GAN` with z `(n, 100)`, uniform in [-1, 1], and images `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "vanilla_mnist")


def untrained():
    """The same GAN before its first step."""
    discriminator = [
        layers.Flatten(),
        layers.Dense(256, kernel_initializer="he_normal"),
        layers.LeakyReLU(0.2),
        layers.Dropout(0.3),
        layers.Dense(1),
    ]
    return GAN(
        networks.dense_generator(100),
        keras.Sequential([keras.Input((28, 28, 1)), *discriminator], name="discriminator"),
        prior=priors.uniform(100),
    )
