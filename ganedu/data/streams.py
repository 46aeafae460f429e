"""Arrays in, endless streams of batches out."""

import numpy as np
import tensorflow as tf

ENDLESS = 2**62


def stream(*arrays, batch_size=64, scale=(-1, 1), seed=0):
    """Turns arrays into an endless, shuffled stream of batches.

    Every example comes once per epoch, in an order that the seed and the epoch alone decide. The arrays stay in
    memory as they are; a batch is gathered and scaled when it is asked for, in the caller's thread.

    Args:
        arrays: one or more, whose rows belong together: images `(n, height, width, channels)`, uint8 in [0, 255] or
            float in [-1, 1]; points or captions `(n, d)`, float; labels `(n,)`, integers.
        batch_size: examples in a batch, at most n.
        scale: the range `(low, high)` that grey levels 0 to 255 are mapped to. Floats are taken as they are.
        seed: an integer that decides the order.

    Returns:
        A `tf.data.Dataset` of float32 batches `(batch_size, ...)`, or of tuples of them if there are several arrays,
        with int32 labels `(batch_size,)`. Its `skip(count)` costs nothing.

    Raises:
        TypeError: if an array has the wrong dtype.
        ValueError: if a shape, a value or `batch_size` does not fit.
    """
    return _stream(arrays, batch_size, scale, seed, walk=0)


def paired(sources, targets, **options):
    """A stream of pairs that belong together, such as edges and the picture that they were taken from.

    Args:
        sources, targets: arrays as for `stream`, of equal length: row i of one belongs to row i of the other.
        options: those of `stream`.

    Returns:
        A `tf.data.Dataset` of pairs `(sources, targets)`.
    """
    return stream(sources, targets, **options)


def unpaired(sources, targets, *, batch_size=64, scale=(-1, 1), seed=0):
    """A stream of pairs whose halves have nothing to do with each other, each in an order of its own.

    Args:
        sources, targets: arrays as for `stream`, of any lengths.
        batch_size, scale, seed: as for `stream`.

    Returns:
        A `tf.data.Dataset` of pairs `(sources, targets)`.
    """
    return together(
        _stream([sources], batch_size, scale, seed, walk=1), _stream([targets], batch_size, scale, seed, walk=2)
    )


def together(*streams):
    """Several streams as one, whose batches stand side by side in a tuple.

    Streams of arrays of one length and with one seed come in one order: their rows belong together.

    Args:
        streams: two or more of `data.stream`.

    Returns:
        A `tf.data.Dataset` of tuples. Its `skip(count)` costs what theirs cost.
    """
    joint = tf.data.Dataset.zip(streams)
    joint.skip = lambda count: together(*[stream.skip(count) for stream in streams])
    return joint


def _stream(arrays, batch_size, scale, seed, walk):
    """A stream of `arrays` in one of several orders that have nothing to do with each other."""
    if not arrays:
        raise ValueError("There is no array to stream: give one, such as data.stream(images).")
    first, *others = map(np.asarray, arrays)
    arrays = [_checked_images(first), *map(_checked, others)]
    count = len(arrays[0])
    for array in arrays[1:]:
        if len(array) != count:
            raise ValueError(
                f"The arrays have {count} and {len(array)} rows (shapes {arrays[0].shape} and {array.shape}), and rows "
                "are to belong together. For pictures without partners, use data.unpaired."
            )
    if not 1 <= batch_size <= count:
        raise ValueError(f"batch_size is {batch_size} and there are {count} examples: choose 1 to {count}.")
    low, high = _checked_scale(scale)
    tensors = [tf.constant(array) for array in arrays]

    def scaled(rows):
        return tf.cast(rows, tf.float32) * ((high - low) / 255) + low if rows.dtype == tf.uint8 else rows

    def batch_at(step):
        chosen = _shuffled(step * batch_size + tf.range(batch_size, dtype=tf.int64), count, seed, walk)
        parts = [scaled(tf.gather(tensor, chosen)) for tensor in tensors]
        return tuple(parts) if len(parts) > 1 else parts[0]

    def starting_at(step):
        steps = tf.data.Dataset.range(step, ENDLESS).repeat()  # lighter than `Dataset.counter`, which scans
        batches = steps.map(batch_at).with_options(_synchronous())
        # A training that is resumed skips what it has seen; TensorFlow would make each of those batches and drop it.
        batches.skip = lambda count: starting_at(step + count)
        return batches

    return starting_at(0)


def _shuffled(positions, count, seed, walk):
    """Example numbers at the given positions of an endless walk that visits every example once per epoch."""
    epochs = positions // count
    keys = [tf.fill(tf.shape(epochs), tf.constant(key, tf.int64)) for key in (seed, walk)]
    seeds = tf.stack([keys[0], epochs, keys[1]], axis=1)
    return tf.raw_ops.RandomIndexShuffle(
        index=positions % count, seed=seeds, max_index=tf.constant(count - 1, tf.int64), rounds=4
    )


def _synchronous():
    """No prefetch thread and no thread pool: handing a batch over costs more than making it."""
    options = tf.data.Options()
    options.autotune.enabled = False
    options.threading.private_threadpool_size = 1
    options.deterministic = True
    return options


def _checked(array):
    """An array as it is kept: labels as int32, points and float images as float32, grey levels as they are."""
    if array.ndim != 1:
        return _checked_images(array)
    if not np.issubdtype(array.dtype, np.integer):
        raise TypeError(f"labels have dtype {array.dtype}; expected integers: labels.astype('int32').")
    return array.astype("int32")


def _checked_images(images):
    if images.ndim not in (2, 4):
        hint = " Add the channel axis: images[..., None]." if images.ndim == 3 else ""
        raise ValueError(
            f"images have shape {images.shape}; expected (n, height, width, channels), "
            f"or (n, dimensions) for points.{hint}"
        )
    if images.dtype == np.uint8 and images.ndim == 4:
        return images
    if not np.issubdtype(images.dtype, np.floating):
        raise TypeError(
            f"images have dtype {images.dtype}; expected uint8 in [0, 255] or float. "
            "Grey levels: images.astype('uint8'). Points: points.astype('float32')."
        )
    if not np.isfinite(images).all():
        broken = int((~np.isfinite(images)).any(axis=tuple(range(1, images.ndim))).sum())
        raise ValueError(
            f"{broken} of {len(images)} examples hold NaN or infinite values; remove or repair them first."
        )
    if images.ndim == 4 and len(images) and max(-images.min(), images.max()) > 1:
        raise ValueError(
            f"float images lie in [{images.min():g}, {images.max():g}]; expected [-1, 1]. "
            "Pass grey levels as uint8, or scale them first."
        )
    return images.astype("float32", copy=False)


def _checked_scale(scale):
    try:
        low, high = (float(bound) for bound in scale)
    except (TypeError, ValueError):
        low, high = 0.0, 0.0
    if not low < high:
        raise ValueError(f"scale is {scale!r}; expected a pair (low, high) with low < high, such as (-1, 1) or (0, 1).")
    return low, high
