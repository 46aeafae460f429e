"""The course's DCGAN: convolutions, z normal."""

from ganedu.games.gan import GAN
from ganedu.parts import networks, penalties
from ganedu.zoo import weights


def dcgan_mnist():
    """The course's DCGAN, trained on the digits of MNIST.

    Trained by `benchmarks/zoo.py` for 25,000 steps with batches of 16: non-saturating loss, R1 penalty of 0.1, Adam at
    2e-3 with β 0 and 0.99 for both players, the rate falling to 0 over the second half like half a wave of a cosine.
    The generator has the average of its weights (EMA, 0.995), and the statistics of batch normalisation that belong
    to it.

    Returns:
        A `GAN` with z `(n, 64)`, standard normal, and images `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "dcgan_mnist")


def untrained():
    """The same GAN before its first step."""
    return GAN(
        networks.dcgan_generator(latent_dim=64),
        networks.dcgan_discriminator(),
        penalty=penalties.r1(0.1),
    )
