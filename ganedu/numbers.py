"""What counts as a number where a learner gives one: Python's and NumPy's, but no truth values."""

import math
import numbers


def is_whole(value, least=-math.inf, most=math.inf):
    """Whether a value is a whole number within limits."""
    return isinstance(value, numbers.Integral) and not isinstance(value, bool) and least <= value <= most


def is_number(value, least=-math.inf, most=math.inf):
    """Whether a value is a finite number within limits."""
    real = isinstance(value, numbers.Real) and not isinstance(value, bool)
    return real and math.isfinite(value) and least <= value <= most
