"""What the discriminator pays for being steep, and the clipping that came before.

A penalty is called as `penalty(discriminator, real, fake, seed)` and returns a scalar that is added to the
discriminator's loss. Penalties add: `r1(0.1) + r2(0.1)`.
"""

from ganedu.training import devices
import keras
import tensorflow as tf


def squared_gradient_norms(discriminator, x):
    """‖∇ₓ D(x)‖² for each example of the batch.

    Args:
        discriminator: a network that scores each example by itself (no batch normalisation).
        x: `(batch, ...)`.

    Returns:
        A tensor of shape `(batch,)`.
    """
    with tf.GradientTape() as tape:
        tape.watch(x)
        logits = discriminator(x, training=True)
    gradient = tape.gradient(logits, x)
    return tf.reduce_sum(tf.square(gradient), axis=range(1, len(gradient.shape)))


class Penalty:
    """A penalty with a weight. A subclass says what is penalised.

    Args:
        weight: a number, at least 0. Set anew, it acts on a training that goes on.

    Attributes:
        per_example: whether the discriminator must score each example by itself, without batch normalisation. True
            unless a subclass says otherwise.
    """

    per_example = True

    def __init__(self, weight):
        # A variable: a number would be part of the graph, and a new one would have it traced again.
        self._variable = tf.Variable(0.0, trainable=False)
        self.weight = weight

    @property
    def weight(self):
        return self._weight

    @weight.setter
    def weight(self, weight):
        if isinstance(weight, bool) or not isinstance(weight, (int, float)) or not 0 <= weight < float("inf"):
            raise ValueError(f"The penalty's weight is {weight!r}; expected a number of at least 0, such as 10.0.")
        self._weight = float(weight)
        self._variable.assign(self._weight)

    def __add__(self, other):
        return Sum([self, other])

    def get_config(self):
        return {"weight": self.weight}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.saving.register_keras_serializable("ganedu")
class gradient_penalty(Penalty):
    """weight · mean[(‖∇D(x̂)‖ - 1)²], x̂ uniform between a real and a fake (Gulrajani et al., 2017, eq. 3)."""

    def __call__(self, discriminator, real, fake, seed):
        # The seed has drawn z already: folded, it draws numbers that have nothing to do with z.
        seed = tf.random.experimental.stateless_fold_in(seed, 1)
        shape = [tf.shape(real)[0] * devices.replicas()] + [1] * (len(real.shape) - 1)
        share = devices.share(tf.random.stateless_uniform(shape, seed))
        between = share * real + (1.0 - share) * fake
        # The square root's gradient is infinite at 0, hence the epsilon.
        norms = tf.sqrt(squared_gradient_norms(discriminator, between) + 1e-12)
        return self._variable * tf.reduce_mean(tf.square(norms - 1.0))


@keras.saving.register_keras_serializable("ganedu")
class r1(Penalty):
    """weight / 2 · mean ‖∇D(x)‖² on real data (Mescheder et al., 2018, eq. 9)."""

    def __call__(self, discriminator, real, fake, seed):
        return 0.5 * self._variable * tf.reduce_mean(squared_gradient_norms(discriminator, real))


@keras.saving.register_keras_serializable("ganedu")
class r2(Penalty):
    """weight / 2 · mean ‖∇D(x)‖² on fakes (Mescheder et al., 2018, eq. 10)."""

    def __call__(self, discriminator, real, fake, seed):
        return 0.5 * self._variable * tf.reduce_mean(squared_gradient_norms(discriminator, fake))


@keras.saving.register_keras_serializable("ganedu")
class lazy:
    """A penalty that is paid in every n-th turn only, n times over (Karras et al., 2020, section 3.1).

    On average D pays the same, and most turns are spared the penalty's second derivatives, which cost about as much as
    the rest of a turn.

    Args:
        penalty: one of this file.
        every: turns from one payment to the next, at least 1.
    """

    def __init__(self, penalty, every=4):
        if isinstance(every, bool) or not isinstance(every, int) or every < 1:
            raise ValueError(f"every is {every!r}; expected a positive integer, such as 4.")
        self.penalty = penalty
        self.every = every

    def __call__(self, discriminator, real, fake, seed):
        return tf.cond(
            seed[1] % self.every == 0,
            lambda: self.every * self.penalty(discriminator, real, fake, seed),
            lambda: tf.constant(0.0),
        )

    @property
    def weight(self):
        return self.penalty.weight

    @weight.setter
    def weight(self, weight):
        self.penalty.weight = weight

    @property
    def per_example(self):
        return self.penalty.per_example

    def __add__(self, other):
        return Sum([self, other])

    def get_config(self):
        return {"penalty": keras.saving.serialize_keras_object(self.penalty), "every": self.every}

    @classmethod
    def from_config(cls, config):
        return cls(keras.saving.deserialize_keras_object(config["penalty"]), config["every"])


@keras.saving.register_keras_serializable("ganedu")
class Sum:
    """Several penalties at once; `Sum([])` is none."""

    def __init__(self, terms):
        self.terms = list(terms)

    def __call__(self, discriminator, real, fake, seed):
        return sum(term(discriminator, real, fake, seed) for term in self.terms)

    @property
    def per_example(self):
        return any(term.per_example for term in self.terms)

    def __add__(self, other):
        return Sum([*self.terms, other])

    def get_config(self):
        return {"terms": [keras.saving.serialize_keras_object(term) for term in self.terms]}

    @classmethod
    def from_config(cls, config):
        return cls([keras.saving.deserialize_keras_object(term) for term in config["terms"]])


none = Sum([])


@keras.saving.register_keras_serializable("ganedu")
class Clip(keras.constraints.Constraint):
    """Keeps every weight in [-bound, bound] (Arjovsky et al., 2017, algorithm 1).

    Args:
        bound: a positive number; the paper's is 0.01.
    """

    def __init__(self, bound):
        if not bound > 0:
            raise ValueError(f"The bound is {bound!r}; expected a positive number, such as 0.01.")
        self.bound = float(bound)

    def __call__(self, weights):
        return keras.ops.clip(weights, -self.bound, self.bound)

    def get_config(self):
        return {"bound": self.bound}
