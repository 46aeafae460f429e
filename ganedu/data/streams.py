"""Arrays in, endless streams of batches out."""

import numpy as np
import tensorflow as tf

ENDLESS = 2**62


def stream(images, labels=None, *, batch_size=64, scale=(-1, 1), seed=0):
    """Turns an array into an endless, shuffled stream of batches.

    Every example comes once per epoch, in an order that the seed and the epoch alone decide. The array stays in
    memory as it is; a batch is gathered and scaled when it is asked for, in the caller's thread.

    Args:
        images: `(n, height, width, channels)`, uint8 in [0, 255] or float in [-1, 1]; or points `(n, d)`, float.
        labels: `(n,)`, integers, or None.
        batch_size: examples in a batch, at most n.
        scale: the range `(low, high)` that grey levels 0 to 255 are mapped to. Floats are taken as they are.
        seed: an integer that decides the order.

    Returns:
        A `tf.data.Dataset` of float32 batches `(batch_size, height, width, channels)`, or of pairs
        `(images, labels)` with int32 labels `(batch_size,)`. Its `skip(count)` costs nothing.

    Raises:
        TypeError: if `images` or `labels` have the wrong dtype.
        ValueError: if a shape, a value or `batch_size` does not fit.
    """
    images = _checked_images(np.asarray(images))
    count = len(images)
    if not 1 <= batch_size <= count:
        raise ValueError(f"batch_size is {batch_size} and there are {count} examples: choose 1 to {count}.")
    low, high = _checked_scale(scale)
    arrays = [tf.constant(images)]
    if labels is not None:
        arrays.append(tf.constant(_checked_labels(np.asarray(labels), count), tf.int32))

    def batch_at(step):
        chosen = _shuffled(step * batch_size + tf.range(batch_size, dtype=tf.int64), count, seed)
        pixels, *rest = [tf.gather(array, chosen) for array in arrays]
        if pixels.dtype == tf.uint8:
            pixels = tf.cast(pixels, tf.float32) * ((high - low) / 255) + low
        return (pixels, *rest) if rest else pixels

    def starting_at(step):
        steps = tf.data.Dataset.range(step, ENDLESS).repeat()  # lighter than `Dataset.counter`, which scans
        batches = steps.map(batch_at).with_options(_synchronous())
        # A training that is resumed skips what it has seen; TensorFlow would make each of those batches and drop it.
        batches.skip = lambda count: starting_at(step + count)
        return batches

    return starting_at(0)


def _shuffled(positions, count, seed):
    """Example numbers at the given positions of an endless walk that visits every example once per epoch."""
    epochs = positions // count
    seeds = tf.stack([tf.fill(tf.shape(epochs), tf.constant(seed, tf.int64)), epochs, tf.zeros_like(epochs)], axis=1)
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


def _checked_labels(labels, count):
    if labels.shape != (count,):
        raise ValueError(f"labels have shape {labels.shape} and there are {count} examples; expected shape ({count},).")
    if not np.issubdtype(labels.dtype, np.integer):
        raise TypeError(f"labels have dtype {labels.dtype}; expected integers: labels.astype('int32').")
    return labels


def _checked_scale(scale):
    try:
        low, high = (float(bound) for bound in scale)
    except (TypeError, ValueError):
        low, high = 0.0, 0.0
    if not low < high:
        raise ValueError(f"scale is {scale!r}; expected a pair (low, high) with low < high, such as (-1, 1) or (0, 1).")
    return low, high
