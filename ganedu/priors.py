"""What the noise z is drawn from: `prior(count, seed)` gives a batch, the same one for the same seed."""

from ganedu import devices
import keras
import tensorflow as tf


class Prior:
    """The distribution of z. A subclass says how one batch is drawn.

    Args:
        latent_dim: the number of coordinates of z.
    """

    def __init__(self, latent_dim):
        if not isinstance(latent_dim, int) or latent_dim < 1:
            raise ValueError(f"latent_dim is {latent_dim!r}; expected a positive integer, such as 64.")
        self.latent_dim = latent_dim

    def __call__(self, count, seed=0):
        """Draws z.

        Where several devices play together, each draws the joint batch and takes its share.

        Args:
            count: the number of rows, of one device.
            seed: an integer, or a pair of integers.

        Returns:
            A float32 tensor of shape `(count, latent_dim)`.
        """
        pair = (seed, 0) if isinstance(seed, int) else seed
        return devices.share(self.draw((count * devices.replicas(), self.latent_dim), pair))

    def get_config(self):
        return {"latent_dim": self.latent_dim}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


@keras.saving.register_keras_serializable("ganedu")
class normal(Prior):
    """Each coordinate from the standard normal distribution."""

    def draw(self, shape, seed):
        return tf.random.stateless_normal(shape, seed)


@keras.saving.register_keras_serializable("ganedu")
class uniform(Prior):
    """Each coordinate uniform in [-1, 1] (Goodfellow et al., 2014, used by the classic programs)."""

    def draw(self, shape, seed):
        return tf.random.stateless_uniform(shape, seed, -1.0, 1.0)
