"""Arrays in, endless streams of batches out."""

from collections.abc import Callable
import dataclasses
import pathlib
from typing import Any

from ganedu.data.levels import DARK, WHITE, grey_levels, rescaling
from ganedu.numbers import checked_seed, is_whole, shown, type_of
import numpy as np
import tensorflow as tf

ENDLESS = 2**62


@dataclasses.dataclass(frozen=True)
class Rows:
    """Batches of examples that lie in memory, taken apart. All three are nested as the batches are.

    Attributes:
        tensors: all examples, `(n, ...)`.
        levels: what grey levels are multiplied by, and what is added then, `(2,)`.
        numbers: `numbers(first, count)` gives the numbers of the examples in so many batches, from the batch `first`
            on, `(count, batch_size)`.
    """

    tensors: Any
    levels: Any
    numbers: Callable


def gathered(tensors, levels, numbers):
    """The examples of these numbers, of `Rows`: batches of float32, labels of int32."""
    return tf.nest.map_structure(_part, tensors, levels, numbers)


def stream(*arrays, batch_size=64, scale=(-1, 1), seed=0):
    """Turns arrays into an endless, shuffled stream of batches.

    Every example comes once per epoch, in an order that the seed and the epoch alone decide. The arrays stay in
    memory as they are, or on disk, where they were opened with `np.load(file, mmap_mode="r")`; a batch is gathered
    and scaled when it is asked for, in the caller's thread.

    Args:
        arrays: one or more, whose rows belong together: images `(n, height, width, channels)`, grey levels or float in
            [-1, 1], or a list of such images; points or captions `(n, d)`, float; labels `(n,)`, integers. Grey
            levels are integers up to 255, or 16-bit ones up to 65,535, or truth values.
        batch_size: examples in a batch. Of fewer examples than that, a batch holds all.
        scale: the range `(low, high)` that grey levels from black to white are mapped to. Floats are taken as they are.
        seed: an integer that decides the order.

    Returns:
        A `tf.data.Dataset` of float32 batches `(batch_size, ...)`, or of tuples of them if there are several arrays,
        with int32 labels `(batch_size,)`. Its `skip(count)` costs nothing, and its `arrays` are those it draws from.

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
    if all(hasattr(stream, "rows") for stream in streams):
        joint.rows = Rows(
            tuple(stream.rows.tensors for stream in streams),
            tuple(stream.rows.levels for stream in streams),
            lambda first, count: tuple(stream.rows.numbers(first, count) for stream in streams),
        )
    joint.skip = lambda count: together(*[stream.skip(count) for stream in streams])
    if all(hasattr(stream, "arrays") for stream in streams):  # otherwise a game looks at the batches as they come
        joint.arrays = [array for stream in streams for array in stream.arrays]
    if any(hasattr(stream, "of_pass") for stream in streams):  # as of `augmented`
        joint.of_pass = lambda number: together(
            *[stream.of_pass(number) if hasattr(stream, "of_pass") else stream for stream in streams]
        )
    return joint


def _stream(arrays, batch_size, scale, seed, walk):
    """A stream of `arrays` in one of several orders that have nothing to do with each other."""
    if not arrays:
        raise ValueError("There is no array to stream: give one, such as data.stream(images).")
    first, *others = map(_as_array, arrays)
    arrays = [_checked_images(first), *map(_checked, others)]
    count = len(arrays[0])
    for array in arrays[1:]:
        if len(array) != count:
            raise ValueError(
                f"The arrays have {count} and {len(array)} rows (shapes {arrays[0].shape} and {array.shape}), and rows "
                "are to belong together. For pictures without partners, use data.unpaired."
            )
    if not count:
        raise ValueError(f"There are no examples: images have shape {arrays[0].shape}.")
    if not is_whole(batch_size, least=1):
        raise ValueError(f"batch_size is {shown(batch_size)}; expected a positive integer, such as 64.")
    batch_size, seed = min(int(batch_size), count), checked_seed(seed)
    low, high = _checked_scale(scale)
    on_disk = any(isinstance(array, np.memmap) for array in arrays)
    sources = [_on_disk(array) if isinstance(array, np.memmap) else tf.constant(array) for array in arrays]
    levels = [tf.constant([(high - low) / WHITE.get(array.dtype.name, 1), low], tf.float32) for array in arrays]

    def nested(parts):
        return tuple(parts) if len(parts) > 1 else parts[0]

    def numbers(first, batches):
        places = first * batch_size + tf.range(batches * batch_size, dtype=tf.int64)
        return tf.reshape(_shuffled(places, count, seed, walk), (batches, batch_size))

    def batch_at(step):
        chosen = numbers(step, 1)[0]
        return nested([_part(*source, chosen) for source in zip(sources, levels, strict=True)])

    def starting_at(step):
        steps = tf.data.Dataset.range(step, ENDLESS).repeat()  # lighter than `Dataset.counter`, which scans
        batches = steps.map(batch_at).with_options(_synchronous())
        # A training that is resumed skips what it has seen; TensorFlow would make each of those batches and drop it.
        batches.skip = lambda count: starting_at(step + count)
        batches.arrays = arrays
        if not on_disk:
            batches.rows = Rows(
                nested(sources),
                nested(levels),
                lambda first, count: nested([numbers(step + first, count)] * len(arrays)),
            )
        return batches

    return starting_at(0)


def _part(source, level, chosen):
    """The rows of these numbers: grey levels scaled, all else as it is."""
    rows = source(chosen) if callable(source) else tf.gather(source, chosen)
    if not rows.dtype.is_integer or rows.shape.rank == chosen.shape.rank:
        return rows
    return tf.cast(rows, tf.float32) * level[0] + level[1]


def _on_disk(array):
    """A function from row numbers `(n,)` to these rows of an array, which stays on disk."""

    def rows(chosen):
        found = tf.numpy_function(lambda numbers: np.ascontiguousarray(array[numbers]), [chosen], array.dtype)
        return tf.ensure_shape(found, (chosen.shape[0], *array.shape[1:]))

    return rows


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


def _as_array(given):
    """An array of what was given, or a sentence that never prints it."""
    if isinstance(given, (str, pathlib.PurePath)):
        raise TypeError(
            f"{shown(str(given))} is a path; data.folder({shown(str(given))}, size=64) reads the pictures in it."
        )
    if isinstance(given, (list, tuple)) and any(isinstance(part, (str, pathlib.PurePath)) for part in given):
        raise TypeError("images are names of files; data.folder(path, size=64) reads a folder's pictures.")
    if isinstance(given, tf.data.Dataset):
        raise TypeError("This is a tf.data.Dataset already: give it to fit as it is, with floats in [-1, 1].")
    if isinstance(given, np.ndarray):
        return given
    parts = given if isinstance(given, (list, tuple)) else []
    shapes = [np.shape(part) for part in parts]
    if len(set(shapes)) > 1:
        other = next(place for place, shape in enumerate(shapes) if shape != shapes[0])
        if len(shapes[0]) == 4 or {len(shape) for shape in shapes[1:]} == {1}:
            raise ValueError(
                f"This is a list of arrays of shapes {shapes[0]} and {shapes[other]}; where their rows belong together "
                "give a tuple to fit, (images, labels), and to data.stream one after the other."
            )
        raise ValueError(
            f"Picture 0 has shape {shapes[0]} and picture {other} has {shapes[other]}; bring all to one size, as "
            "data.folder(path, size=64) does."
        )
    if len(parts) == 1 and len(shapes[0]) == 4:
        raise ValueError(f"This is a list of one array of shape {shapes[0]}; give the array itself, arrays[0].")
    array = np.asarray(given)
    if not array.ndim or array.dtype.kind == "O":
        raise TypeError(f"images are {type_of(given)}; expected an array, or a list of pictures of one size.")
    return array


def _checked(array):
    """An array as it is kept: labels as int32, points and float images as float32, grey levels as they are."""
    if array.dtype.kind in "US" or array.dtype == object and any(isinstance(part, str) for part in array.ravel()):
        raise TypeError("labels are texts; expected integers: names, labels = np.unique(labels, return_inverse=True).")
    if array.ndim == 2 and np.issubdtype(array.dtype, np.integer):
        raise ValueError(f"labels have shape {array.shape}; expected (n,): {flat_labels(array)}.")
    if array.ndim != 1:
        return _checked_images(array)
    if not np.issubdtype(array.dtype, np.integer):
        raise TypeError(
            f"labels have dtype {array.dtype}; expected integers: labels.astype('int32'). Weights of examples are left "
            "out."
        )
    return array.astype("int32")


def flat_labels(labels):
    """What to write to make one number a row of labels `(n, columns)`."""
    return "labels[:, 0]" if labels.shape[1] == 1 else "labels.argmax(axis=1)"


def _checked_images(images):
    if images.dtype.kind in "US":
        raise TypeError("images are texts; for names of files, data.folder(path, size=64) reads a folder's pictures.")
    if images.ndim not in (2, 4):
        hint = f" {_missing_axis(images.shape)}" if images.ndim == 3 else ""
        raise ValueError(
            f"images have shape {images.shape}; expected (n, height, width, channels), "
            f"or (n, dimensions) for points.{hint}"
        )
    if images.ndim == 4 and images.shape[1] in (1, 3, 4) and images.shape[3] > 4:
        raise ValueError(
            f"images have shape {images.shape}, with the channels first; the course takes (n, height, width, "
            "channels): np.moveaxis(images, 1, -1)."
        )
    if images.ndim == 4 and images.dtype.kind in "bui":
        return images if images.dtype == np.uint8 and len(images) and images[0].max() >= DARK else grey_levels(images)
    if not np.issubdtype(images.dtype, np.floating):
        raise TypeError(
            f"images have dtype {images.dtype}; expected grey levels or float. Points: points.astype('float32')."
        )
    if not np.isfinite(images).all():
        broken = int((~np.isfinite(images)).any(axis=tuple(range(1, images.ndim))).sum())
        raise ValueError(
            f"{broken} of {len(images)} examples hold NaN or infinite values; remove or repair them first."
        )
    low, high = (images.min(), images.max()) if images.size else (0.0, 0.0)
    if images.ndim == 4 and max(-low, high) > 1 + 1e-3:
        raise ValueError(
            f"float images lie in [{low:g}, {high:g}]; expected [-1, 1]: pass {rescaling(low, high, -1, 1)}."
        )
    return images.astype("float32", copy=False)


def _missing_axis(shape):
    """What to write for pictures `(n, height, width)`, or for a single one."""
    if shape[-1] in (1, 3, 4) and shape[1] != shape[2]:  # and not grey squares
        return "A single picture is images[None]."
    return "Add the channel axis: images[..., None]."


def _checked_scale(scale):
    try:
        low, high = (float(bound) for bound in scale)
    except (TypeError, ValueError):
        low, high = 0.0, 0.0
    if not low < high:
        raise ValueError(
            f"scale is {shown(scale)}; expected a pair (low, high) with low < high, such as (-1, 1) or (0, 1)."
        )
    return low, high
