"""Lesson 05's conditional GAN: the course's DCGAN, told which digit."""

from ganedu.games.conditional import ConditionalGAN
from ganedu.parts import networks, penalties, priors
from ganedu.zoo import weights


def conditional_mnist():
    """Lesson 05's conditional GAN, trained on the digits of MNIST and their labels.

    Trained by `benchmarks/zoo.py` for 6,000 steps with batches of 32: non-saturating loss, R1 penalty of 0.1, the
    label projected in D, Adam at 2e-3 with β 0 and 0.99 for both players, the rate falling to 0 over the second half
    like half a wave of a cosine. The generator has the average of its weights (EMA, 0.995), and the statistics of
    batch normalisation that belong to it.

    Returns:
        A `ConditionalGAN` with z `(n, 10 + 64)`, the digit as a one-hot code and then normal noise, and images
        `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "conditional_mnist")


def untrained(classes=10, shares=None):
    """The same GAN before its first step, of so many classes; `shares` are those of `priors.coded`."""
    prior = priors.coded(64, categories=(classes,), shares=shares)
    return ConditionalGAN(
        networks.dcgan_generator(prior.latent_dim),
        networks.project_on_label(networks.dcgan_discriminator(), classes),
        penalty=penalties.lazy(penalties.r1(0.1), every=8),
        prior=prior,
    )
