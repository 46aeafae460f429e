"""From settings to a GAN of the package: two dense networks on points, and the rules."""

import random

from ganedu.games.gan import GAN
from ganedu.parts import networks

POINT = (2,)
FIRST_SPREAD = 0.3
MEMORY = 0.99  # of the average of G's weights


def build(settings):
    """A compiled GAN.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """
    before, latent_dim = random.getstate(), settings.prior.latent_dim
    generator = networks.dense_generator(latent_dim, (settings.g_units,) * settings.g_layers, POINT, activation=None)
    discriminator = networks.dense_discriminator(POINT, (settings.d_units,) * settings.d_layers)
    _begin_anew(generator, 2 * settings.seed)
    last = generator.layers[-2]
    last.kernel.assign(FIRST_SPREAD * last.kernel)  # so that the first fakes lie within the picture
    _begin_anew(discriminator, 2 * settings.seed + 1)
    random.setstate(before)  # Keras drew seeds from it; the learner's notebook should not notice
    gan = GAN(
        generator,
        discriminator,
        settings.smoothed_objective(),
        settings.penalty(settings.weight),
        settings.prior,
        d_turns=settings.d_turns,
        g_turns=settings.g_turns,
        seed=settings.seed,
    )
    gan.compile(settings.d_optimizer(settings.d_rate), _averaging(settings.g_optimizer(settings.g_rate)))
    return gan


def _averaging(optimizer):
    """The same optimizer; it also keeps a running average of the weights."""
    return optimizer.from_config({**optimizer.get_config(), "use_ema": True, "ema_momentum": MEMORY})


def _begin_anew(network, seed):
    """Draws a network's first weights from a seed."""
    for number, layer in enumerate(network.layers):
        if hasattr(layer, "kernel"):
            initializer = layer.kernel_initializer
            config = {**initializer.get_config(), "seed": 100 * seed + number}
            layer.kernel.assign(initializer.from_config(config)(layer.kernel.shape))


def parts_of(optimizer):
    """An optimizer's variables except its learning rate, in two lists.

    Returns:
        What an optimizer of any kind has: the count of its turns and averages of the weights; and its own memory of the
        gradients.
    """
    variables = [variable for variable in optimizer.variables if variable.name != "learning_rate"]
    common = [variable for variable in variables if variable.name == "iteration" or variable.name.endswith("_average")]
    known = {id(variable) for variable in common}
    return common, [variable for variable in variables if id(variable) not in known]
