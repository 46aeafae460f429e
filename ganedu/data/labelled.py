"""Few labels, or uneven ones: choices of examples."""

import numpy as np


def few(images, labels, count, seed=0):
    """Chooses some labelled examples at random, as many of each class.

    Args:
        images: `(n, ...)`.
        labels: `(n,)`, integers.
        count: how many in all, a multiple of the number of classes.
        seed: an integer that decides which.

    Returns:
        `(images, labels)`, `count` of each.

    Raises:
        ValueError: if the count cannot be shared equally, or a class has too few examples.
    """
    classes, sizes = np.unique(labels, return_counts=True)
    each, rest = divmod(count, len(classes))
    if rest or not 1 <= each <= sizes.min():
        raise ValueError(
            f"count is {count}; expected a multiple of the {len(classes)} classes, and at most {sizes.min()} for each."
        )
    rng = np.random.default_rng(seed)
    chosen = [rng.choice(np.flatnonzero(labels == name), each, replace=False) for name in classes]
    chosen = np.concatenate(chosen)
    return images[chosen], labels[chosen]


def balanced(*arrays):
    """Repeats the examples of small classes until all classes are as large.

    Args:
        arrays: arrays of as many rows; the last of them the labels, `(n,)`, integers.

    Returns:
        The arrays with repeated rows, class after class; a stream shuffles them.

    Raises:
        TypeError, ValueError: if these are no arrays of as many rows, with labels among them.
    """
    if len(arrays) < 2 or not all(hasattr(array, "shape") for array in arrays):
        raise TypeError(
            "balanced takes arrays, the labels last: data.balanced(images, labels); of a stream, "
            "data.balanced(*stream.arrays). What it returns goes into data.stream(*both)."
        )
    labels = np.asarray(arrays[-1])
    if labels.ndim != 1 or any(len(array) != len(labels) for array in arrays):
        shapes = " and ".join(str(tuple(array.shape)) for array in arrays)
        raise ValueError(f"The arrays have shapes {shapes}; expected as many rows in each, and labels (n,) last.")
    classes, sizes = np.unique(labels, return_counts=True)
    chosen = np.concatenate([np.resize(np.flatnonzero(labels == name), sizes.max()) for name in classes])
    return tuple(np.asarray(array)[chosen] for array in arrays)
