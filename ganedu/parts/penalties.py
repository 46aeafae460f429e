"""What is added to the discriminator's loss for being steep, and the clipping that came before.

A penalty is called as `penalty(discriminate, real, fake, seed)`, where `discriminate` scores samples, and returns a
scalar. Samples are a tensor, or several in a list, such as BiGAN's pairs. Penalties add: `r1(0.1) + r2(0.1)`.
"""

from ganedu.numbers import is_whole, shown
from ganedu.parts.arguments import Kept
from ganedu.parts.dials import WithWeight
from ganedu.parts.randomness import folded
from ganedu.training import devices
import keras
import tensorflow as tf


def squared_gradient_norms(discriminate, x):
    """‖∇ₓ D(x)‖² for each example of the batch.

    Args:
        discriminate: a function or network that scores each example by itself (no batch normalisation).
        x: `(batch, ...)`, or a nest of such tensors, whose gradients count together; integers among them have none.

    Returns:
        A tensor of shape `(batch,)`.
    """
    parts = [part for part in tf.nest.flatten(x) if part.dtype.is_floating]
    with tf.GradientTape() as tape:
        tape.watch(parts)
        logits = discriminate(x)
    gradients = tape.gradient(logits, parts, unconnected_gradients="zero")
    return sum(tf.reduce_sum(tf.square(gradient), axis=range(1, len(gradient.shape))) for gradient in gradients)


class Penalty(Kept):
    """What all penalties have in common. `lazy` ones and sums are made of others.

    Attributes:
        terms: the parts with a weight, a list of `Weighted`.
        per_example: whether the discriminator must score each example by itself, without batch normalisation.
    """

    terms = ()

    @property
    def per_example(self):
        return any(term.per_example for term in self.terms)

    def __add__(self, other):
        return Sum([self, other])


class Weighted(WithWeight, Penalty):
    """A penalty with a weight. A subclass says what is penalised.

    Args:
        weight: a number, at least 0. It can be changed during training.
    """

    per_example = True

    def __init__(self, weight):
        self.weight = weight

    @property
    def terms(self):
        return [self]


@keras.saving.register_keras_serializable("ganedu")
class gradient_penalty(Weighted):
    """weight · mean[(‖∇D(x̂)‖ - 1)²], x̂ uniform between a real and a fake (Gulrajani et al., 2017, eq. 3)."""

    def __call__(self, discriminate, real, fake, seed):
        count = tf.shape(tf.nest.flatten(real)[0])[0] * devices.sharers()
        share = devices.share(tf.random.stateless_uniform([count], folded(seed, "between")))

        def mixed(real, fake):
            if not real.dtype.is_floating:
                return real
            weights = tf.reshape(share, [-1] + [1] * (len(real.shape) - 1))
            return weights * real + (1.0 - weights) * fake

        between = tf.nest.map_structure(mixed, real, fake)
        # The square root's gradient is infinite at 0, hence the epsilon.
        norms = tf.sqrt(squared_gradient_norms(discriminate, between) + 1e-12)
        return self.weight_now * tf.reduce_mean(tf.square(norms - 1.0))


@keras.saving.register_keras_serializable("ganedu")
class r1(Weighted):
    """weight / 2 · mean ‖∇D(x)‖² on real data (Mescheder et al., 2018, eq. 9)."""

    def __call__(self, discriminate, real, fake, seed):
        return 0.5 * self.weight_now * tf.reduce_mean(squared_gradient_norms(discriminate, real))


@keras.saving.register_keras_serializable("ganedu")
class r2(Weighted):
    """weight / 2 · mean ‖∇D(x)‖² on fakes (Mescheder et al., 2018, eq. 10)."""

    def __call__(self, discriminate, real, fake, seed):
        return 0.5 * self.weight_now * tf.reduce_mean(squared_gradient_norms(discriminate, fake))


class _Compound(Penalty):
    """A penalty made of others, whose weights they are."""

    def _no_weight(self, *_):
        raise AttributeError(
            "This penalty is made of others and has no weight itself; set theirs, penalty.terms[0].weight = 5.0, or "
            "give the game a new one, game.penalty = penalties.r1(5.0)."
        )

    weight = property(_no_weight, _no_weight)


@keras.saving.register_keras_serializable("ganedu")
class lazy(_Compound):
    """A penalty that is added in every n-th turn only, n times over (Karras et al., 2020, section 3.1).

    On average the loss is the same, and most turns are spared the penalty's second derivatives, which cost about as
    much as the rest of a turn.

    Args:
        penalty: one of this file.
        every: turns from one payment to the next, at least 1.
    """

    def __init__(self, penalty, every=4):
        if not is_whole(every, least=1):
            raise ValueError(f"every is {shown(every)}; expected a positive integer, such as 4.")
        self.penalty = penalty
        self._every = every

    def __call__(self, discriminate, real, fake, seed):
        return tf.cond(
            seed[1] % self.every == 0,
            lambda: tf.cast(self.every * self.penalty(discriminate, real, fake, seed), tf.float32),
            lambda: tf.constant(0.0),
        )

    @property
    def every(self):
        """Fixed: for another, give the game a new penalty."""
        return self._every

    @property
    def terms(self):
        return self.penalty.terms


@keras.saving.register_keras_serializable("ganedu")
class Sum(_Compound):
    """Several penalties at once; `Sum([])` is none."""

    def __init__(self, penalties):
        self.penalties = list(penalties)

    def __call__(self, discriminate, real, fake, seed):
        return sum(penalty(discriminate, real, fake, seed) for penalty in self.penalties)

    @property
    def terms(self):
        return [term for penalty in self.penalties for term in penalty.terms]


none = Sum([])


@keras.saving.register_keras_serializable("ganedu")
class Clip(keras.constraints.Constraint):
    """Keeps every weight in [-bound, bound] (Arjovsky et al., 2017, algorithm 1).

    Args:
        bound: a positive number; the paper's is 0.01.
    """

    def __init__(self, bound):
        if not bound > 0:
            raise ValueError(f"The bound is {shown(bound)}; expected a positive number, such as 0.01.")
        self.bound = float(bound)

    def __call__(self, weights):
        return keras.ops.clip(weights, -self.bound, self.bound)

    def get_config(self):
        return {"bound": self.bound}
