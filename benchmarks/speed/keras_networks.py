"""The networks that both Keras contestants train."""

from ganedu import networks
import keras
from keras import layers

from benchmarks.speed.tasks import Dense


def build(task):
    """Returns the generator and the discriminator of a task."""
    if isinstance(task, Dense):
        return _dense(task)
    generator = networks.dcgan_generator(task.latent_dim, task.channels, task.image_shape)
    return generator, networks.dcgan_discriminator(task.image_shape, task.channels, batch_norm=True)


def _dense(task):
    """As lesson 02 writes them out: ReLU in both players, where `networks.dense_discriminator` has LeakyReLU."""
    generator = networks.dense_generator(task.latent_dim, (task.units,), task.image_shape, "sigmoid")
    hidden = layers.Dense(task.units, "relu", kernel_initializer="he_normal")
    return generator, keras.Sequential([keras.Input(task.image_shape), layers.Flatten(), hidden, layers.Dense(1)])
