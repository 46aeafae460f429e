"""Feature matching: the generator matches what D looks at, and no longer asks for D's verdict."""

from ganedu.games.gan import GAN
from ganedu.parts import networks
from ganedu.training import devices
import keras
import tensorflow as tf


@keras.saving.register_keras_serializable("ganedu")
class FeatureMatchingGAN(GAN):
    """A GAN whose generator matches the mean of D's features (Salimans et al., 2016, section 3.1).

    The features f(x) are what D's last layer is given. D plays as before, and `objective` is its loss.

    Args:
        generator, discriminator, objective, penalty, prior, d_turns, g_turns, seed: as for `GAN`.

    Raises:
        TypeError, ValueError: if the parts do not fit together, or the discriminator has no features to show.
    """

    def __init__(self, generator, discriminator, *arguments, **options):
        super().__init__(generator, discriminator, *arguments, **options)
        self.features = networks.with_features(discriminator)

    def generator_loss(self, batch, seed):
        real, fake, _ = self.matchup(batch, seed)
        distance = self.mean_features(real) - self.mean_features(fake)
        return tf.reduce_sum(tf.square(distance))

    def mean_features(self, samples):
        _, features = self.features(samples, training=True)
        return devices.mean(tf.reduce_mean(features, axis=0))
