"""Lesson 04's DCGAN: minibatch discrimination in D."""

from ganedu.games.gan import GAN
from ganedu.parts import networks
from ganedu.parts.layers import MinibatchDiscrimination
from ganedu.zoo import weights
import keras


def improved_mnist():
    """Lesson 04's DCGAN with minibatch discrimination, trained on the digits of MNIST.

    Trained by `benchmarks/zoo.py` for 6,000 steps with batches of 32: non-saturating loss, Adam at 1e-3 with a β₁ of
    0.5 for both players, the rate falling to 0 over the second half like half a wave of a cosine. The generator has the
    average of its weights (EMA, 0.995), and the statistics of batch normalisation that belong to it.

    Returns:
        A `GAN` with z `(n, 64)`, standard normal, and images `(n, 28, 28, 1)` in [-1, 1]. Its discriminator compares
        each image with the others of its batch; it knows batches of 32. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "improved_mnist")


def untrained():
    """The same GAN before its first step."""
    *before, last = networks.dcgan_discriminator().layers
    steps = [*before, MinibatchDiscrimination(50, 5), keras.layers.Dense(1)]
    return GAN(
        networks.dcgan_generator(latent_dim=64),
        keras.Sequential([keras.Input((28, 28, 1)), *steps], name="discriminator"),
    )
