"""InfoGAN: z begins with a code, and a third network asks it back from the sample."""

import math

from ganedu.games.gan import GAN, _last_activation
from ganedu.parts import objectives, penalties, priors
import keras
import numpy as np
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class InfoGAN(GAN):
    """A GAN whose samples tell the code that they were made from (Chen et al., 2016).

    z = (c, noise). The recogniser Q guesses the code c from the sample G(z). It plays in the generator's team: both
    gain when the guess is right, so that G gives every code a look of its own. No label is needed; what the codes come
    to mean, the data decide.

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to logits `(batch, 1)`.
        recogniser: a built Keras network of its own from samples to `(batch, prior.code_dim)`: the logits of each
            category in order, then the means of the numbers.
        weight: of the information in G's loss, at least 0; λ in the paper.
        objective, penalty, d_turns, seed: as for `GAN`.
        prior: `priors.coded`.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    def __init__(
        self,
        generator,
        discriminator,
        recogniser,
        weight=1.0,
        objective=objectives.non_saturating,
        penalty=penalties.none,
        prior=None,
        d_turns=1,
        seed=0,
        **kwargs,
    ):
        super().__init__(generator, discriminator, objective, penalty, prior, d_turns, seed, **kwargs)
        _check_code(prior)
        _check_recogniser(recogniser, discriminator, prior)
        if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight < math.inf:
            raise ValueError(f"weight is {weight!r}; expected a number of at least 0, such as 1.0.")
        self.recogniser = recogniser
        self.weight = weight

    @property
    def generators(self):
        return [self.generator, self.recogniser]

    def generator_loss(self, real, seed):
        z = self.prior(tf.shape(real)[0], seed)
        fake = self.generator(z, training=True)
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(fake, training=True)
        loss = self.objective.generator(real_logits, fake_logits)
        return loss - self.weight * information(self.prior, z, self.recogniser(fake, training=True))

    def get_config(self):
        recogniser = keras.saving.serialize_keras_object(self.recogniser)
        return {**super().get_config(), "recogniser": recogniser, "weight": self.weight}

    # What the latent explorer asks for.

    @property
    def controls(self):
        """What may be set: "category 1", ..., each with its classes, and "number 1", ..., each from -2 to 2."""
        categories = {
            f"category {place}": {str(label): label for label in range(size)}
            for place, size in enumerate(self.prior.categories, start=1)
        }
        return categories | {f"number {place + 1}": np.linspace(-2.0, 2.0, 81) for place in range(self.prior.numbers)}

    def conditioned(self, z, values):
        """Returns z with another code: z is the style, the code says what is drawn.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(8)`.
            values: for some of `controls`, or all, the new value: one for each row, `(n,)`, or one for all.
        """
        unknown = sorted(set(values) - set(self.controls))
        if unknown:
            raise ValueError(f"There is no {', '.join(unknown)}; the code has {', '.join(self.controls)}.")
        one_hot, numbers, noise = self.prior.split(z)
        code = [tf.cast(tf.argmax(category, axis=1), tf.float32) for category in one_hot] + tf.unstack(numbers, axis=1)
        for place, name in enumerate(self.controls):
            if name in values:
                code[place] = tf.broadcast_to(tf.cast(values[name], tf.float32), tf.shape(code[place]))
        classes, numbers = code[: len(one_hot)], [numbers[:, :0], *(number[:, None] for number in code[len(one_hot) :])]
        return self.prior.join([tf.cast(c, tf.int32) for c in classes], tf.concat(numbers, axis=1), noise)


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


def _check_code(prior):
    if not isinstance(prior, priors.coded):
        raise ValueError(
            f"prior is {prior!r}, which draws noise alone; expected a code in front of it: "
            "priors.coded(62, categories=(10,), numbers=2)."
        )


def _check_recogniser(recogniser, discriminator, prior):
    if not isinstance(recogniser, keras.Model) or not recogniser.built:
        raise TypeError(f"recogniser is {recogniser!r}; expected a built Keras network from samples to the code.")
    takes, expected = recogniser.input_shape, discriminator.input_shape
    if takes[1:] != expected[1:]:
        raise ValueError(
            f"The recogniser takes {takes} and the samples have shape {expected[1:]}; build it for samples."
        )
    if recogniser.output_shape[1:] != (prior.code_dim,):
        raise ValueError(
            f"The recogniser returns {recogniser.output_shape} and the code has {prior.code_dim} coordinates, "
            f"categories {prior.categories} and {prior.numbers} numbers: end it with Dense({prior.code_dim})."
        )
    if _last_activation(recogniser) in ("softmax", "sigmoid"):
        raise ValueError(
            "The recogniser ends in a softmax or sigmoid; the bound takes logits, and means of the numbers: "
            f"end it with Dense({prior.code_dim}), no activation."
        )
    theirs = {id(weight) for weight in discriminator.weights}
    if any(id(weight) in theirs for weight in recogniser.weights):
        raise ValueError(
            "The recogniser shares weights with the discriminator: the generator's turn would train D to be deceived. "
            "Give the recogniser layers of its own."
        )
