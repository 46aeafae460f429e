"""The conditional GAN: both players are conditioned on the class that is meant."""

from ganedu.games import checking, fitting
from ganedu.games.gan import GAN
import keras
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class ConditionalGAN(GAN):
    """A GAN of labelled samples (Mirza and Osindero, 2014).

    A batch is a pair, samples x and their labels y. The generator finds the label in front of z, as a one-hot code; the
    discriminator is given it beside the sample. Fakes are drawn for the labels of the real batch. Eq. 2 of the paper is
    that of `GAN` with D(x | y) for D(x) and G(z | y) for G(z).

    Args:
        generator: a built Keras network from z `(batch, classes + noise)` to samples.
        discriminator: a built Keras network from `[samples, labels]` to logits `(batch, 1)`; see
            `networks.condition_on_label` and `networks.project_on_label`.
        prior: `priors.coded(noise, categories=(classes,))`.
        objective, penalty, d_turns, g_turns, seed: as for `GAN`.

    Attributes:
        classes: how many there are.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    takes = "pairs of images and labels: data.mnist(64, labels=True), data.folder(path, 64, labels=True)"

    def __init__(self, generator, discriminator, *arguments, **options):
        super().__init__(generator, discriminator, *arguments, **options)
        checking.check_code(
            generator, self.prior, "prior=priors.coded(64, categories=(classes,))", categories=1, numbers=0
        )
        self.classes = self.prior.categories[0]
        checking.check_inputs(discriminator, generator, "labels", "networks.project_on_label(discriminator, classes)")
        _check_classes(discriminator, self.classes)

    def matchup(self, batch, seed):
        real, labels = batch
        z = self.prior.with_classes(self.prior(tf.shape(real)[0], seed), labels)
        fake = self.generator(z, training=True)
        return real, fake, lambda samples: self.discriminator([samples, labels], training=True)

    def labelled(self, z, labels):
        """Returns z with other labels in front: z is the style, the label says what is drawn.

        Args:
            z: `(n, latent_dim)`, for instance `gan.prior(8)`.
            labels: one for each row, `(n,)`, integers from 0 to classes - 1; or one for all.

        Raises:
            TypeError, ValueError: if the labels are no such integers.
        """
        z = checking.checked_latents(z, self.prior.latent_dim)
        return self.prior.with_classes(z, fitting.checked_labels(labels, len(z), self.classes))

    @property
    def controls(self):
        return {"label": self.prior.controls["category 1"]}

    def conditioned(self, z, values):
        return self.prior.with_classes(z, tf.cast(values["label"], tf.int32))


def _check_classes(discriminator, classes):
    # Of a one-hot code, and of an embedding.
    known = {getattr(part, "num_classes", getattr(part, "input_dim", classes)) for part in discriminator.operations}
    if known != {classes}:
        raise ValueError(
            f"The discriminator tells {max(known - {classes})} classes apart and the prior draws {classes}: change one."
        )
