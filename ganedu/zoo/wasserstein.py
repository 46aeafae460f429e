"""Lesson 07's WGAN-GP: a critic with a gradient penalty."""

from ganedu.games.gan import GAN
from ganedu.parts import networks, objectives, penalties
from ganedu.zoo import weights


def wgan_mnist():
    """Lesson 07's WGAN-GP, trained on the digits of MNIST.

    Trained by `benchmarks/zoo.py` for 3,000 steps with batches of 32: Wasserstein loss, gradient penalty of 10, five
    turns of the critic in each step, Adam at 1e-3 with β 0 and 0.9 for both players, the rate falling to 0 over the
    second half like half a wave of a cosine. The generator has the average of its weights (EMA, 0.99), and the
    statistics of batch normalisation that belong to it.

    Returns:
        A `GAN` with z `(n, 64)`, standard normal, and images `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "wgan_mnist")


def untrained():
    """The same GAN before its first step."""
    return GAN(
        networks.dcgan_generator(latent_dim=64),
        networks.dcgan_discriminator(),
        objective=objectives.wasserstein,
        penalty=penalties.gradient_penalty(10.0),
        d_turns=5,
    )
