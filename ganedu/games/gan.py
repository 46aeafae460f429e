"""The GAN: noise in, samples out."""

from ganedu.games.game import Game
from ganedu.parts import objectives, penalties, priors
import keras
import numpy as np
import tensorflow as tf

STANDING = 256  # samples behind the statistics of batch normalisation for averaged weights
RANGES = {"tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0)}


@keras.saving.register_keras_serializable("ganedu")
class GAN(Game):
    """A generator against a discriminator (Goodfellow et al., 2014).

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to logits `(batch, 1)`.
        objective: an `objectives.Objective`: what each player minimises.
        penalty: what the discriminator pays besides; see `ganedu.parts.penalties`.
        prior: what z is drawn from; standard normal if None.
        d_turns: turns of the discriminator, each on fresh data, before each turn of the generator.
        seed: decides the noise of every step.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    def __init__(
        self,
        generator,
        discriminator,
        objective=objectives.non_saturating,
        penalty=penalties.none,
        prior=None,
        d_turns=1,
        seed=0,
        **kwargs,
    ):
        super().__init__(d_turns=d_turns, seed=seed, **kwargs)
        _check_networks(generator, discriminator)
        self.generator = generator
        self.discriminator = discriminator
        self.objective = _checked_objective(objective)
        self.penalty = _checked_penalty(penalty, discriminator)
        self.prior = _checked_prior(prior or priors.normal(generator.input_shape[-1]), generator)

    @property
    def discriminators(self):
        return [self.discriminator]

    @property
    def generators(self):
        return [self.generator]

    def discriminator_loss(self, real, seed):
        fake = self.generator(self.prior(tf.shape(real)[0], seed), training=True)
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(fake, training=True)
        loss = self.objective.discriminator(real_logits, fake_logits)
        return loss + self.penalty(self.discriminator, real, fake, seed)

    def generator_loss(self, real, seed):
        fake = self.generator(self.prior(tf.shape(real)[0], seed), training=True)
        real_logits = self.discriminator(real, training=True)
        fake_logits = self.discriminator(fake, training=True)
        return self.objective.generator(real_logits, fake_logits)

    def generate(self, z):
        """Draws samples x = G(z), in inference mode.

        Where `g_optimizer` was made with `use_ema=True`, the generator's averaged weights draw them.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(64, seed=1)`.

        Returns:
            A float32 array of samples, `(n, ...)`.
        """
        z = tf.convert_to_tensor(z, tf.float32)
        if z.shape.rank != 2 or z.shape[1] != self.prior.latent_dim:
            raise ValueError(f"z has shape {tuple(z.shape)}; expected (n, {self.prior.latent_dim}): try gan.prior(64).")
        averages = self._averages()
        if averages is None:
            weights, rest = self.generator.trainable_variables, self.generator.non_trainable_variables
        else:
            weights, rest = averages, self._standing_statistics(averages, self.prior(STANDING, seed=self.seed))
        weights, rest = ([tf.convert_to_tensor(variable) for variable in variables] for variables in (weights, rest))
        return np.concatenate([self._draw(weights, rest, rows).numpy() for rows in tf.split(z, _chunks(len(z)))])

    def _averages(self):
        """The running averages of the generator's trainable weights, or None where `g_optimizer` keeps none."""
        optimizer = getattr(self, "g_optimizer", None)
        optimizer = getattr(optimizer, "inner_optimizer", optimizer)  # in float16, the one whose loss is scaled
        if optimizer is None or not optimizer.use_ema or tf.convert_to_tensor(optimizer.iterations) == 0:
            return None
        # Keras keeps the averages in the order of the optimizer's variables: those of the whole team.
        team = zip(optimizer._trainable_variables, optimizer._model_variables_moving_average, strict=True)
        averages = {id(weight): average for weight, average in team}
        return [averages[id(weight)] for weight in self.generator.trainable_variables]

    @tf.function
    def _standing_statistics(self, weights, z):
        """The generator's other variables, with the statistics of batch normalisation that belong to these weights.

        The moving statistics belong to the weights as they are trained: with averaged ones, samples were far off.
        Those of one fixed batch take their place, the "standing statistics" of Brock et al. (2019).
        """
        before = self.generator.non_trainable_variables
        after = self.generator.stateless_call(weights, before, z, training=True)[1]
        momenta = {
            id(statistic): layer.momentum
            for layer in self.generator._flatten_layers()
            if isinstance(layer, keras.layers.BatchNormalization)
            for statistic in (layer.moving_mean, layer.moving_variance)
        }

        def standing(old, new):
            momentum = momenta[id(old)]
            return (new - momentum * old) / (1.0 - momentum)  # Keras moved it to m · old + (1 - m) · that of the batch

        return [
            standing(old, new) if id(old) in momenta else tf.convert_to_tensor(old)
            for old, new in zip(before, after, strict=True)
        ]

    @tf.function(reduce_retracing=True)
    def _draw(self, weights, rest, z):
        return self.generator.stateless_call(weights, rest, z, training=False)[0]

    def preview(self):
        """Eighty samples from fixed latents, in [-1, 1], for a live view: a float32 array `(80, ...)`.

        Averaged weights are seen with the batch statistics of these samples, at half the price of `generate`.
        """
        averages = self._averages()
        return self._preview(averages or self.generator.trainable_variables, training=averages is not None).numpy()

    @tf.function
    def _preview(self, weights, training):
        rest, halves = self.generator.non_trainable_variables, tf.split(self.prior(80, seed=self.seed), 2)
        # Two halves, since a network by itself keeps no more than one core busy.
        drawn = [self.generator.stateless_call(weights, rest, z, training=training)[0] for z in halves]
        samples = tf.concat(drawn, axis=0)
        low, high = RANGES.get(_last_activation(self.generator), (-1.0, 1.0))
        return (samples - low) / (high - low) * 2.0 - 1.0

    def check_batch(self, batch):
        if not tf.is_tensor(batch):
            raise TypeError("A GAN takes batches of images alone, and this stream gives pairs: leave out labels=True.")
        shape, expected = tuple(batch.shape[1:]), tuple(self.discriminator.input_shape[1:])
        if shape != expected:
            raise ValueError(
                f"The data has examples of shape {shape} and the networks take {expected}; "
                "build the networks with the data's image_shape."
            )
        if not batch.dtype.is_floating:
            raise TypeError(
                f"The batches have dtype {batch.dtype.name}; expected float32: data.stream(images) scales them."
            )
        values = batch.numpy()
        if not np.isfinite(values).all():
            raise ValueError("The first batch holds NaN or infinite values; remove or repair those examples.")
        self._check_range(values)

    def _check_range(self, values):
        activation = _last_activation(self.generator)
        if activation not in RANGES:
            return
        low, high = RANGES[activation]
        outside = values.min() < low - 1e-3 or values.max() > high + 1e-3
        unreachable = activation == "tanh" and values.min() >= 0
        if outside or unreachable:
            raise ValueError(
                f"The data lies in [{values.min():g}, {values.max():g}] and the generator ends in {activation}, which "
                f"gives [{low:g}, {high:g}]. Give the stream scale=({low:g}, {high:g}), "
                "or change the generator's last activation."
            )

    def get_config(self):
        parts = ("generator", "discriminator", "objective", "penalty", "prior")
        return {
            **{part: keras.saving.serialize_keras_object(getattr(self, part)) for part in parts},
            "d_turns": self.d_turns,
            "seed": self.seed,
            "name": self.name,
        }

    @classmethod
    def from_config(cls, config):
        parts = {key: keras.saving.deserialize_keras_object(value) for key, value in config.items()}
        return cls(**parts)


def _chunks(count, size=500):
    """Sizes of the parts in which many samples are drawn, so that memory stays small."""
    return [size] * (count // size) + ([count % size] if count % size or not count else [])


def _last_activation(network):
    """The name of the activation that ends a network, which decides the range of its outputs, or None."""
    ends = [layer.activation for layer in network.layers if hasattr(layer, "activation")]
    return ends[-1].__name__ if ends else None


def _check_networks(generator, discriminator):
    for name, network in (("generator", generator), ("discriminator", discriminator)):
        if not isinstance(network, keras.Model):
            raise TypeError(f"{name} is {network!r}; expected a Keras network, such as networks.dense_{name}().")
        if not network.built:
            raise ValueError(f"The {name} has no weights yet: begin it with keras.Input(shape), or call it once.")
    if len(generator.input_shape) != 2:
        raise ValueError(f"The generator takes {generator.input_shape}; expected z of shape (batch, latent_dim).")
    made, taken = generator.output_shape[1:], discriminator.input_shape[1:]
    if made != taken:
        raise ValueError(
            f"The generator makes samples of shape {made} and the discriminator takes {taken}; make them equal."
        )
    if discriminator.output_shape[1:] != (1,):
        raise ValueError(
            f"The discriminator returns {discriminator.output_shape}; expected one logit an example, (batch, 1): "
            "end it with Dense(1)."
        )
    if _last_activation(discriminator) == "sigmoid":
        raise ValueError(
            "The discriminator ends in a sigmoid; the losses take logits: end it with Dense(1), no activation."
        )


def _checked_objective(objective):
    if not isinstance(objective, objectives.Objective):
        raise TypeError(f"objective is {objective!r}; expected an Objective, such as objectives.non_saturating.")
    return objective


def _checked_penalty(penalty, discriminator):
    if not isinstance(penalty, (penalties.Penalty, penalties.lazy, penalties.Sum)):
        raise TypeError(f"penalty is {penalty!r}; expected one of ganedu.parts.penalties, such as penalties.r1(1.0).")
    layers = discriminator._flatten_layers()
    if penalty.per_example and any(isinstance(layer, keras.layers.BatchNormalization) for layer in layers):
        raise ValueError(
            "The penalty is on the discriminator's gradient at each example by itself, and batch normalisation makes "
            "every score depend on the whole batch: build the discriminator without it, as "
            "networks.dcgan_discriminator() is."
        )
    return penalty


def _checked_prior(prior, generator):
    if not isinstance(prior, priors.Prior):
        raise TypeError(f"prior is {prior!r}; expected one of ganedu.parts.priors, such as priors.normal(64).")
    if prior.latent_dim != generator.input_shape[-1]:
        raise ValueError(
            f"The prior draws z of {prior.latent_dim} coordinates and the generator takes {generator.input_shape[-1]}; "
            "give both the same latent_dim."
        )
    return prior
