"""InfoGAN: z begins with a code, and a third network recovers it from the sample."""

import math

from ganedu.games import checking
from ganedu.games.gan import GAN
import keras
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class InfoGAN(GAN):
    """A GAN whose samples tell the code that they were made from (Chen et al., 2016).

    z = (c, noise). The recogniser Q guesses the code c from the sample G(z). It plays in the generator's team: both
    gain when the guess is right, so G gives every code a look of its own. No label is needed; the data decide what the
    codes come to mean.

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to logits `(batch, 1)`.
        recogniser: a built Keras network of its own from samples to `(batch, prior.code_dim)`: the logits of each
            category in order, then the means of the numbers.
        weight: of the information in G's loss, at least 0; λ in the paper.
        prior: `priors.coded`.
        objective, penalty, d_turns, g_turns, seed: as for `GAN`.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    def __init__(self, generator, discriminator, recogniser, weight=1.0, *arguments, **options):
        super().__init__(generator, discriminator, *arguments, **options)
        checking.check_code(generator, self.prior, "prior=priors.coded(62, categories=(10,), numbers=2)")
        self.recogniser = checking.checked_network("recogniser", recogniser)
        checking.check_outputs("recogniser", recogniser, self.prior.code_dim, "coordinate of the code")
        checking.check_sample_shapes(generator, "recogniser", recogniser)
        checking.check_separate("recogniser", recogniser, discriminator)
        self.weight = weight

    @property
    def generators(self):
        return [self.generator, self.recogniser]

    def auxiliary_loss(self, batch, fake, seed):
        z = self.prior(tf.shape(fake)[0], seed)
        return -self.weight * information(self.prior, z, self.recogniser(fake, training=True))


def information(prior, z, answers):
    """L_I = mean log Q(c | x) + H(c), at most the mutual information I(c; x) (Chen et al., 2016, eq. 4 and 5).

    Q gives each category the softmax of its logits, and each number a normal distribution of deviation 1.

    Args:
        prior: the `priors.coded` that drew z.
        z: `(n, latent_dim)`, which begins with the code c.
        answers: what the recogniser says to x = G(z), `(n, prior.code_dim)`.

    Returns:
        A scalar, in nats.
    """
    one_hot, numbers, _ = prior.split(z)
    *logits, means = tf.split(tf.cast(answers, tf.float32), [*prior.categories, prior.numbers], axis=1)
    log_q = -0.5 * tf.reduce_sum(tf.square(numbers - means) + math.log(2 * math.pi), axis=1)
    for category, scores in zip(one_hot, logits, strict=True):
        log_q -= tf.nn.softmax_cross_entropy_with_logits(category, scores)
    return tf.reduce_mean(log_q) + sum(map(math.log, prior.categories)) + prior.numbers * math.log(2)
