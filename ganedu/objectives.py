"""Pairs of losses, as pure functions of logits.

Both functions of an objective take the discriminator's logits on a real and on a fake batch, `(batch, 1)` each, and
return a scalar to be minimised. D(x) = sigmoid(logit), so -log D = softplus(-logit) and
-log(1 - D) = softplus(logit): exact where a sigmoid followed by a logarithm would overflow.
"""

from collections.abc import Callable
import dataclasses

import keras
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
@dataclasses.dataclass(frozen=True)
class Objective:
    """What each player minimises.

    Args:
        discriminator: `(real_logits, fake_logits) -> scalar`.
        generator: `(real_logits, fake_logits) -> scalar`.
    """

    discriminator: Callable
    generator: Callable

    def get_config(self):
        return {
            "discriminator": keras.saving.serialize_keras_object(self.discriminator),
            "generator": keras.saving.serialize_keras_object(self.generator),
        }

    @classmethod
    def from_config(cls, config):
        return cls(**{player: keras.saving.deserialize_keras_object(loss) for player, loss in config.items()})


def _saveable(function):
    return keras.saving.register_keras_serializable("ganedu")(function)


@_saveable
def cross_entropy_discriminator(real, fake):
    """-mean[log D(x)] - mean[log(1 - D(G(z)))]: real against fake as a classifier (Goodfellow et al., 2014, eq. 1)."""
    return tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))


@_saveable
def minimax_generator(real, fake):
    """mean[log(1 - D(G(z)))], the saturating loss (Goodfellow et al., 2014, eq. 1)."""
    return -tf.reduce_mean(tf.nn.softplus(fake))


@_saveable
def non_saturating_generator(real, fake):
    """-mean[log D(G(z))] (Goodfellow et al., 2014, section 3)."""
    return tf.reduce_mean(tf.nn.softplus(-fake))


@_saveable
def least_squares_discriminator(real, fake):
    """Half the squared distance of the outputs from 1 on real and 0 on fake (Mao et al., 2017, eq. 2 and 9)."""
    return 0.5 * (tf.reduce_mean(tf.square(real - 1.0)) + tf.reduce_mean(tf.square(fake)))


@_saveable
def least_squares_generator(real, fake):
    """Half the squared distance of the fake outputs from 1 (Mao et al., 2017, eq. 2 and 9)."""
    return 0.5 * tf.reduce_mean(tf.square(fake - 1.0))


@_saveable
def hinge_discriminator(real, fake):
    """Real logits are pushed above 1 and fake ones below -1 (Lim and Ye, 2017; Miyato et al., 2018, eq. 16)."""
    return tf.reduce_mean(tf.nn.relu(1.0 - real)) + tf.reduce_mean(tf.nn.relu(1.0 + fake))


@_saveable
def wasserstein_discriminator(real, fake):
    """Minus the critic's estimate of the Wasserstein distance (Arjovsky et al., 2017, eq. 3)."""
    return tf.reduce_mean(fake) - tf.reduce_mean(real)


@_saveable
def wasserstein_generator(real, fake):
    """Minus the critic's mean score of fakes (Arjovsky et al., 2017, algorithm 1)."""
    return -tf.reduce_mean(fake)


@_saveable
def relativistic_discriminator(real, fake):
    """Each real should score above the fake beside it (Jolicoeur-Martineau, 2018, section 4; Huang et al., 2024)."""
    return tf.reduce_mean(tf.nn.softplus(fake - real))


@_saveable
def relativistic_generator(real, fake):
    """Each fake should score above the real beside it (Jolicoeur-Martineau, 2018, section 4; Huang et al., 2024)."""
    return tf.reduce_mean(tf.nn.softplus(real - fake))


minimax = Objective(cross_entropy_discriminator, minimax_generator)
non_saturating = Objective(cross_entropy_discriminator, non_saturating_generator)
least_squares = Objective(least_squares_discriminator, least_squares_generator)
hinge = Objective(hinge_discriminator, wasserstein_generator)
wasserstein = Objective(wasserstein_discriminator, wasserstein_generator)
relativistic = Objective(relativistic_discriminator, relativistic_generator)
