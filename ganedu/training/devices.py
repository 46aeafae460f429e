"""Several devices play one joint batch: each takes its share of the rows."""

import tensorflow as tf


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
