"""Labels of examples: integers from 0."""

import numpy as np


def check_labels(labels, count, classes, remedy):
    """Refuses labels that a game cannot use, before it trains on them.

    Args:
        labels: an array.
        count: how many examples there are.
        classes: how many classes the game knows.
        remedy: how to make both agree, the end of a sentence.

    Raises:
        TypeError: if they are not integers.
        ValueError: if they are not one for each example, or not from 0 to classes - 1.
    """
    if not np.issubdtype(labels.dtype, np.integer):
        raise TypeError(f"The labels have dtype {labels.dtype}; expected integers: labels.astype('int32').")
    if labels.shape != (count,):
        hint = " One-hot rows become numbers with labels.argmax(axis=1)." if labels.ndim == 2 else ""
        raise ValueError(f"The labels have shape {labels.shape}; expected one for each example, ({count},).{hint}")
    if labels.min(initial=0) < 0 or labels.max(initial=0) >= classes:
        raise ValueError(
            f"The labels reach from {labels.min()} to {labels.max()}; with {classes} classes they are 0 to "
            f"{classes - 1}. {remedy}, or number the classes from 0."
        )
