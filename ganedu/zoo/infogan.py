"""Lesson 06's InfoGAN: a category of ten, two numbers, little noise."""

from ganedu.games.infogan import InfoGAN
from ganedu.parts import networks, penalties, priors
from ganedu.zoo import weights


def infogan_mnist():
    """Lesson 06's InfoGAN, trained on the digits of MNIST without their labels.

    Trained by `benchmarks/zoo.py` for 3,000 steps with batches of 256, of which the game takes the first 32 digits, and
    Q is asked about all (lesson 06, section 6). Non-saturating loss, R1 penalty of 0.1, weight 0.3 of the bound, Adam
    at 2e-3 with β 0 and 0.99 for both teams, the rate falling to 0 over the second half like half a wave of a cosine.
    The generator has the average of its weights (EMA, 0.998), and the statistics of batch normalisation that belong to
    it.

    Returns:
        An `InfoGAN` with z `(n, 12 + 4)`, a category of ten as a one-hot code, two numbers and then normal noise, and
        images `(n, 28, 28, 1)` in [-1, 1]. Compile it to train on.

    Raises:
        ValueError: if the file with the weights is missing or damaged.
    """
    return weights.load(untrained(), "infogan_mnist")


def untrained():
    """The same GAN before its first step."""
    prior = priors.coded(4, categories=(10,), numbers=2)
    return InfoGAN(
        networks.dcgan_generator(prior.latent_dim),
        networks.dcgan_discriminator(),
        networks.recogniser(numbers=2),
        weight=0.3,
        penalty=penalties.lazy(penalties.r1(0.1), every=8),
        prior=prior,
    )
