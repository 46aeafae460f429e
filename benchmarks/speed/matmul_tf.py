"""The limit in TensorFlow."""

import tensorflow as tf

from benchmarks.speed import matmul, stock


def train(task, clock, dtype="float32"):
    """Multiplies matrices until the clock ends it; there is no task."""
    stock.settings()

    def make_product(size):
        left, right = tf.cast(tf.random.normal((2, size, size)), dtype)
        return lambda: tf.matmul(left, right)[0, 0]

    matmul.race(make_product, clock)
