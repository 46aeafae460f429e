"""Pairs of losses, as pure functions of logits.

Both functions of an objective take the discriminator's logits on a real and on a fake batch, `(batch, 1)` each, and
return a scalar to be minimised. D(x) = sigmoid(logit), so -log D = softplus(-logit) and
-log(1 - D) = softplus(logit): exact where a sigmoid followed by a logarithm would overflow.
"""

from collections.abc import Callable
import dataclasses

from ganedu.numbers import is_number, shown
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

    @property
    def probability(self):
        """Whether sigmoid(logit) is the probability that D gives to "real": whether D is trained as a classifier."""
        return getattr(self.discriminator, "probability", False)

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


cross_entropy_discriminator.probability = True


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


@keras.saving.register_keras_serializable("ganedu")
class smoothed_cross_entropy:
    """Cross-entropy with the target 1 - smoothing for reals and 0 for fakes (Salimans et al., 2016, section 3.4).

    One-sided: a fake's target above 0 would pull G towards its own mistakes where there is no data.

    Args:
        smoothing: at least 0 and below 1; the paper's target 0.9 is 0.1. It can be changed during training.
    """

    probability = True

    def __init__(self, smoothing=0.1):
        self._variable = tf.Variable(0.0, trainable=False)
        self.smoothing = smoothing

    @property
    def smoothing(self):
        return self._smoothing

    @smoothing.setter
    def smoothing(self, smoothing):
        if not is_number(smoothing, least=0) or smoothing >= 1:
            raise ValueError(
                f"smoothing is {shown(smoothing)}; expected a number of at least 0 and below 1, such as 0.1."
            )
        self._smoothing = float(smoothing)
        self._variable.assign(self._smoothing)

    def __call__(self, real, fake):
        # With the target t, a real pays t softplus(-l) + (1 - t) softplus(l), and softplus(l) = softplus(-l) + l.
        return cross_entropy_discriminator(real, fake) + self._variable * tf.reduce_mean(real)

    def get_config(self):
        return {"smoothing": self.smoothing}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


def label_smoothing(smoothing=0.1, objective=None):
    """An objective with one-sided label smoothing (Salimans et al., 2016, section 3.4).

    Args:
        smoothing: the target for real examples is 1 - smoothing.
        objective: `minimax` or `non_saturating`, the latter if None.

    Raises:
        ValueError: if the objective's discriminator is no classifier with targets, or smoothing is out of range.
    """
    objective = objective or non_saturating
    if not objective.probability:
        raise ValueError("Labels can be smoothed where D is a classifier: give objectives.minimax or non_saturating.")
    return Objective(smoothed_cross_entropy(smoothing), objective.generator)


minimax = Objective(cross_entropy_discriminator, minimax_generator)
non_saturating = Objective(cross_entropy_discriminator, non_saturating_generator)
least_squares = Objective(least_squares_discriminator, least_squares_generator)
hinge = Objective(hinge_discriminator, wasserstein_generator)
wasserstein = Objective(wasserstein_discriminator, wasserstein_generator)
relativistic = Objective(relativistic_discriminator, relativistic_generator)
