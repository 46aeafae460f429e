"""Semi-supervised learning: the discriminator classifies, and learns from few labels and many images without."""

from ganedu.games import drawing
from ganedu.games.feature_matching import FeatureMatchingGAN
import keras
import numpy as np
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class SemiSupervisedGAN(FeatureMatchingGAN):
    """A GAN whose discriminator is a classifier of K classes (Salimans et al., 2016, section 5).

    Of its K logits l the sum Z = Σ exp(l) says how real an example is: D(x) = Z / (Z + 1), so the logit of D is log Z.
    The classifier learns the classes from the labelled examples, and from all others, as from fakes, what belongs to
    any class at all. The generator matches features.

    A batch is a pair: a labelled batch `(images, labels)`, and a batch of images without labels; `data.together` makes
    such streams.

    Args:
        generator: a built Keras network from z `(batch, latent_dim)` to samples.
        discriminator: a built Keras network from samples to the logits of the classes `(batch, classes)`.
        objective, penalty, prior, d_turns, g_turns, seed: as for `GAN`.

    Raises:
        TypeError, ValueError: if the parts do not fit together.
    """

    takes = (
        "a labelled batch and one without labels: "
        "data.together(data.stream(images, labels, batch_size=100), data.mnist(100))"
    )
    logits = None

    def __init__(self, generator, discriminator, *arguments, **options):
        super().__init__(generator, discriminator, *arguments, **options)
        self.judge = drawing.Sampler(self, "discriminator")
        self.classes = discriminator.output_shape[-1]

    @property
    def classifier(self):
        """The network of the class logits: the discriminator under its other name."""
        return self.discriminator

    def matchup(self, batch, seed):
        _, images = batch
        real, fake, classify = super().matchup(images, seed)
        return real, fake, lambda samples: log_z(classify(samples))

    def discriminator_loss(self, batch, seed):
        (labelled, labels), _ = batch
        logits = self.discriminator(labelled, training=True)
        supervised = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
        return tf.reduce_mean(supervised) + super().discriminator_loss(batch, seed)

    def classify(self, images):
        """The probabilities of the classes, in inference mode.

        Where `d_optimizer` was made with `use_ema=True`, the averaged weights judge.

        Args:
            images: `(n, ...)`, scaled as in training.

        Returns:
            A float32 array `(n, classes)`.
        """
        return tf.nn.softmax(self.judge(np.asarray(images, "float32"))).numpy()

    def score(self, samples):
        return log_z(super().score(samples))


def log_z(logits):
    """The logit of D(x) = Z / (Z + 1) from class logits `(n, classes)`: log Z, `(n, 1)`, where Z = Σ exp(l)."""
    return tf.reduce_logsumexp(logits, axis=-1, keepdims=True)
