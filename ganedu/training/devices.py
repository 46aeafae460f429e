"""Several devices play one joint batch: each takes its share of the rows."""

import tensorflow as tf


def replicas():
    """The number of devices that play together; 1 outside a `tf.distribute` strategy."""
    return tf.distribute.get_strategy().num_replicas_in_sync


def sharers():
    """The number of devices that share a batch here: `replicas()` inside `strategy.run`, and 1 elsewhere."""
    return 1 if tf.distribute.in_cross_replica_context() else replicas()


def share(joint):
    """This device's rows of a joint batch. One device has them all.

    Inside `strategy.run`, device number i of n gets the i-th of n equal parts, in order.

    Args:
        joint: `(rows, ...)`; rows must be a multiple of the number of devices.

    Returns:
        A tensor `(rows / devices, ...)`.
    """
    if sharers() == 1:
        return joint
    number = tf.distribute.get_replica_context().replica_id_in_sync_group
    rows = tf.shape(joint)[0] // sharers()
    return joint[number * rows : (number + 1) * rows]


def joint(part):
    """The rows of all devices together, in order: what `share` took apart."""
    return part if sharers() == 1 else tf.distribute.get_replica_context().all_gather(part, axis=0)


def mean(value):
    """The mean over all devices of a tensor that each of them has; its gradient reaches all of them."""
    return value if sharers() == 1 else tf.distribute.get_replica_context().all_reduce("MEAN", value)
