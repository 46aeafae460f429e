"""What a learner gives: what counts as a number, Python's and NumPy's but no truth values, and how it is shown."""

import math
import numbers
import reprlib

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 80


def is_whole(value, least=-math.inf, most=math.inf):
    """Whether a value is a whole number within limits."""
    return isinstance(value, numbers.Integral) and not isinstance(value, bool) and least <= value <= most


def is_number(value, least=-math.inf, most=math.inf):
    """Whether a value is a finite number within limits."""
    real = isinstance(value, numbers.Real) and not isinstance(value, bool)
    return real and math.isfinite(value) and least <= value <= most


def type_of(value):
    """The name of a value's type after its article: "a list", "an iterator"."""
    return with_article(type(value).__name__)


def with_article(name):
    """A name after "a" or "an"."""
    return f"{'an' if name.lower().startswith(('a', 'e', 'i', 'o', 'u', 'nd')) else 'a'} {name}"


def shown(value):
    """What was given, in one short line for a sentence that says what is wrong with it; arrays are never printed."""
    if hasattr(value, "shape") and hasattr(value, "dtype"):
        return f"{type(value).__name__} of shape {tuple(value.shape)}"
    text = " ".join(_short.repr(value).split())
    if isinstance(value, (list, tuple)) and len(text) > 80:
        return f"{type_of(value)} of {len(value)}"
    return text


def checked_seed(seed, most=2**63 - 1):
    """An integer, or a sentence."""
    if not is_whole(seed, least=-most - 1, most=most):
        raise ValueError(f"seed is {shown(seed)}; expected an integer, such as 0.")
    return int(seed)
