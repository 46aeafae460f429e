"""What a game is played on: whether there is a GPU, and how several devices share one joint batch."""

import tensorflow as tf


def has_gpu():
    """Whether TensorFlow computes on a GPU, of any maker."""
    return bool(tf.config.get_visible_devices("GPU"))


def has_cuda():
    """Whether TensorFlow computes on an NVIDIA GPU.

    XLA has a compiler for those. It has none for the device of a plug-in such as Apple's metal, which is called a GPU,
    too, but comes with a TensorFlow that was built without CUDA.
    """
    return has_gpu() and tf.test.is_built_with_cuda()


def replicas():
    """The number of devices that play together; 1 outside a `tf.distribute` strategy."""
    return tf.distribute.get_strategy().num_replicas_in_sync


def share(joint):
    """This device's rows of a joint batch. One device has them all.

    Inside `strategy.run`, device number i of n gets the i-th of n equal parts, in order.

    Args:
        joint: `(rows, ...)`; rows must be a multiple of the number of devices.

    Returns:
        A tensor `(rows / devices, ...)`.
    """
    if replicas() == 1:
        return joint
    number = tf.distribute.get_replica_context().replica_id_in_sync_group
    rows = tf.shape(joint)[0] // replicas()
    return joint[number * rows : (number + 1) * rows]
