"""Linear players that stand in for the networks, so that a task is judged by itself."""

import contextlib

import keras
import numpy as np
import tensorflow as tf

PIXELS = 784


class LinearGenerator(keras.Sequential):
    """One dense layer that remembers the noise it was given, in `seen`."""

    def __init__(self, latent_dim):
        super().__init__([keras.Input((latent_dim,)), keras.layers.Dense(PIXELS)])
        self.seen = []

    def call(self, z, **options):
        if tf.executing_eagerly():
            self.seen.append(np.array(z))
        return super().call(z, **options)


def linear_players(latent_dim):
    """A generator and a discriminator of one dense layer each."""
    return LinearGenerator(latent_dim), keras.Sequential([keras.Input((PIXELS,)), keras.layers.Dense(1)])


@contextlib.contextmanager
def eagerly():
    """Runs even a `tf.function` line by line."""
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(True)
    try:
        yield
    finally:
        tf.config.run_functions_eagerly(before)
