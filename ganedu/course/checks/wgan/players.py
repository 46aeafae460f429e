"""Players whose slopes are known, which stand in for the networks, so that a task is judged by itself."""

from ganedu.course.checks.common.players import LinearPlayer
import keras
import numpy as np
import tensorflow as tf

DAY = 24, 2


class Bowl(keras.Model):
    """A critic that is a bowl: score(x) = sum(curvature · x² / 2 + tilt · x), of slope curvature · x + tilt.

    It remembers the days that it was given, in `seen`.

    Args:
        scale: of its random weights; with 0 it is flat everywhere.
    """

    def __init__(self, scale=0.2):
        super().__init__()
        for name, deviation in (("curvature", scale), ("tilt", scale / 4)):
            normal = keras.initializers.RandomNormal(stddev=deviation)
            setattr(self, name, self.add_weight(shape=DAY, initializer=normal, name=name))
        self.seen = []

    def call(self, x):
        if tf.executing_eagerly():
            self.seen.append(np.array(x))
        return tf.reduce_sum(0.5 * self.curvature * tf.square(x) + self.tilt * x, axis=(1, 2))[:, None]


def linear_players(latent_dim):
    """A generator and a critic of one dense layer each. The critic's slope has a norm of 1.5."""
    critic = keras.Sequential([keras.Input(DAY), keras.layers.Flatten(), keras.layers.Dense(1)])
    kernel = np.random.normal(size=(DAY[0] * DAY[1], 1))
    critic.layers[-1].set_weights([1.5 * kernel / np.linalg.norm(kernel), np.random.normal(size=1)])
    return LinearPlayer(latent_dim, DAY), critic
