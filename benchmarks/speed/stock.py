"""TensorFlow with its own settings, not with those of ganedu: what the other contestants run on."""

from ganedu import networks  # noqa: F401, loads TensorFlow
import tensorflow as tf

AUTOMATIC = 0


def settings():
    """Takes ganedu's settings back, for this whole process and before its first operation."""
    tf.config.optimizer.set_experimental_options({"dependency_optimization": True})
    tf.config.threading.set_inter_op_parallelism_threads(AUTOMATIC)
    tf.config.threading.set_intra_op_parallelism_threads(AUTOMATIC)
