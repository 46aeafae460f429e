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
        _, real_features = self.features(real, training=True)
        _, fake_features = self.features(fake, training=True)
        distance = tf.reduce_mean(real_features, axis=0) - tf.reduce_mean(fake_features, axis=0)
        return tf.reduce_sum(tf.square(devices.mean(distance)))
