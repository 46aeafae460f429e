"""The conditional GAN: both players are told which class is meant."""

from ganedu.games.gan import GAN, _checked_objective, _checked_penalty, _checked_prior
from ganedu.parts import objectives, penalties, priors
import keras
import numpy as np
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class ConditionalGAN(GAN):
    """A GAN of labelled samples (Mirza and Osindero, 2014).

    A batch is a pair, samples x and their labels y. The generator finds the label in front of z, as a one-hot code; the
    discriminator is given it beside the sample. Fakes are drawn for the labels of the real batch. Eq. 2 of the paper is
    that of `GAN` with D(x | y) for D(x) and G(z | y) for G(z), and so are the losses here.

    Args:
        generator: a built Keras network from z `(batch, classes + noise)` to samples.
        discriminator: a built Keras network from `[samples, labels]` to logits `(batch, 1)`; see
            `networks.condition_on_label` and `networks.project_on_label`.
        objective, penalty, d_turns, seed: as for `GAN`.
        prior: `priors.coded(noise, categories=(classes,))`.

    Attributes:
        classes: how many there are.

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
        # Past GAN's own, whose discriminator knows of no label.
        super(GAN, self).__init__(d_turns=d_turns, seed=seed, **kwargs)
        _check_networks(generator, discriminator)
        self.generator = generator
        self.discriminator = discriminator
        self.objective = _checked_objective(objective)
        self.penalty = _checked_penalty(penalty, discriminator)
        self.prior = _checked_prior(_checked_code(prior), generator)
        self.classes = prior.categories[0]
        _check_classes(discriminator, self.classes)

    def discriminator_loss(self, batch, seed):
        real, labels = batch
        return GAN.discriminator_loss(self.given(labels), real, seed)

    def generator_loss(self, batch, seed):
        real, labels = batch
        return GAN.generator_loss(self.given(labels), real, seed)

    def given(self, labels):
        """Returns this game with "| y" for labels `(n,)`: a D of samples alone, and a z that begins with the labels."""
        return _Given(self, labels)

    def labelled(self, z, labels):
        """Returns z with other labels in front: z is the style, the label says what is drawn.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(8)`.
            labels: one for each row, `(n,)`, integers from 0 to classes - 1; or one for all.

        Raises:
            TypeError, ValueError: if the labels are no such integers.
        """
        labels = np.asarray(labels)
        labels = labels if labels.ndim else labels.repeat(len(z))
        _check_labels(labels, len(z), self.classes)
        return self._with_label(z, labels)

    def _with_label(self, z, labels):
        _, numbers, noise = self.prior.split(z)
        return self.prior.join([labels], numbers, noise)

    def check_batch(self, batch):
        if not (isinstance(batch, tuple) and len(batch) == 2):
            raise TypeError("A conditional GAN takes pairs of images and labels: data.mnist(64, labels=True).")
        real, labels = batch
        _check_labels(labels.numpy(), len(real), self.classes)
        GAN.check_batch(self.given(labels), real)

    # What the latent explorer asks for.

    @property
    def controls(self):
        return {"label": {str(label): label for label in range(self.classes)}}

    def conditioned(self, z, values):
        return self._with_label(z, tf.cast(values["label"], tf.int32))


class _Given:
    """A conditional GAN as the losses of `GAN` know one, for a batch of labels."""

    def __init__(self, game, labels):
        self._game, self._labels = game, labels
        self.discriminator = _GivenDiscriminator(game.discriminator, labels)

    def prior(self, count, seed):
        return self._game._with_label(self._game.prior(count, seed), self._labels)

    def __getattr__(self, name):
        return getattr(self._game, name)


class _GivenDiscriminator:
    """D(· | y), a function of samples alone: what losses call, and penalties differentiate."""

    def __init__(self, network, labels):
        self._network, self._labels = network, labels
        self.input_shape = network.input_shape[0]

    def __call__(self, samples, training):
        return self._network([samples, self._labels], training=training)


def _check_networks(generator, discriminator):
    for name, network in (("generator", generator), ("discriminator", discriminator)):
        if not isinstance(network, keras.Model):
            raise TypeError(f"{name} is {network!r}; expected a Keras network, such as networks.dcgan_{name}().")
        if not network.built:
            raise ValueError(f"The {name} has no weights yet: begin it with keras.Input(shape), or call it once.")
    takes = discriminator.input_shape
    if not (isinstance(takes, list) and len(takes) == 2 and takes[1] == (None,)):
        raise ValueError(
            f"The discriminator takes {takes}; expected two inputs, samples and their labels: make it with "
            "networks.condition_on_label(network, classes). A D that is not told the label never asks for it."
        )
    made = generator.output_shape[1:]
    if made != takes[0][1:]:
        raise ValueError(
            f"The generator makes samples of shape {made} and the discriminator takes {takes[0][1:]}; make them equal."
        )
    if discriminator.output_shape[1:] != (1,):
        raise ValueError(f"The discriminator returns {discriminator.output_shape}; expected one logit, (batch, 1).")
    last = discriminator
    while isinstance(last, keras.Model):
        last = last.layers[-1]
    if getattr(last, "activation", None) is keras.activations.sigmoid:
        raise ValueError("The discriminator ends in a sigmoid; the losses take logits: end it with Dense(1) alone.")


def _checked_code(prior):
    if not isinstance(prior, priors.coded) or len(prior.categories) != 1 or prior.numbers:
        raise ValueError(
            f"prior is {prior!r}; expected one category in front of the noise: priors.coded(64, categories=(10,))."
        )
    return prior


def _check_classes(discriminator, classes):
    for operation in discriminator.operations:
        # Of a one-hot code, and of an embedding.
        heard = getattr(operation, "num_classes", getattr(operation, "input_dim", classes))
        if heard != classes:
            raise ValueError(
                f"The discriminator tells {heard} classes apart and the prior draws {classes}; give both as many as "
                "the data has."
            )


def _check_labels(labels, count, classes):
    if not np.issubdtype(labels.dtype, np.integer):
        raise TypeError(f"The labels have dtype {labels.dtype}; expected integers: labels.astype('int32').")
    if labels.shape != (count,):
        hint = " One-hot rows become numbers with labels.argmax(axis=1)." if labels.ndim == 2 else ""
        raise ValueError(f"The labels have shape {labels.shape}; expected one for each example, ({count},).{hint}")
    if labels.min(initial=0) < 0 or labels.max(initial=0) >= classes:
        raise ValueError(
            f"The labels reach from {labels.min()} to {labels.max()}; with {classes} classes they are 0 to "
            f"{classes - 1}. Give priors.coded as many classes as the data has, or number the classes from 0."
        )
