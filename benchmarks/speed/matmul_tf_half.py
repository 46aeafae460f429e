"""The limit of bfloat16 in TensorFlow."""

from benchmarks.speed import matmul_tf


def train(task, clock):
    """Multiplies matrices until the clock ends it; there is no task."""
    matmul_tf.train(task, clock, "bfloat16")
