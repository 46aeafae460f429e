"""Does one number rise when the other does?"""

import numpy as np


def spearman(x, y):
    """Spearman's rank correlation, by `scipy.stats.spearmanr`: 1 if y always rises with x, -1 if it always falls.

    Args:
        x: n > 2 numbers, for instance a loss at n checkpoints.
        y: n numbers, for instance a distance at the same ones.

    Returns:
        A float from -1 to 1.

    Raises:
        ValueError: if there are too few numbers, not equally many, not finite ones, or all of x or of y are equal.
    """
    from scipy import stats

    x, y = np.asarray(x, "float64"), np.asarray(y, "float64")
    if x.ndim != 1 or x.shape != y.shape or len(x) < 3:
        raise ValueError(f"x has shape {x.shape} and y {y.shape}; expected equally many numbers, at least 3.")
    for values, name in ((x, "x"), (y, "y")):
        if not np.isfinite(values).all():
            raise ValueError(f"{int((~np.isfinite(values)).sum())} of {len(values)} values of {name} are not finite.")
        if (values == values[0]).all():
            raise ValueError(f"all values of {name} are {values[0]:g}: what never changes has no rank correlation.")
    return float(stats.spearmanr(x, y).statistic)
