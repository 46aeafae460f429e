"""Every use of a turn's seed has a name, so that no two draw the same numbers."""

import zlib

import tensorflow as tf

# z itself is drawn from the seed as it is. Each number stands for one use; a category and those after it count on.
FOLDS = {"noise": 0, "numbers": 1, "category": 2, "between": 1_000, "history": 1_001}


def folded(seed, name, number=0):
    """The seed of one use, from that of a turn.

    Args:
        seed: a pair of integers.
        name: of the use: one of `FOLDS`, or a new one of your own.
        number: tells several uses of one name apart.

    Returns:
        A pair of integers, for `tf.random.stateless_normal` and the like.
    """
    start = FOLDS.get(name, 1_000_000 + zlib.crc32(name.encode()) % 1_000_000_000)
    return tf.random.experimental.stateless_fold_in(seed, start + number)
