"""Few labels: a choice of examples."""

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
