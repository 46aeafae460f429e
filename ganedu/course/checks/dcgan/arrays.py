"""How an array is held against its equation, and how maps of numbers are drawn."""

import functools
import io

from ganedu.course.checks.hints import Hint, call
from ganedu.course.checks.minimax.dice import given
from matplotlib.figure import Figure
import numpy as np


def compare(answer, equation, arguments, mistakes, known=(), picture=None):
    """Holds an answer against its equation on one set of arguments.

    A mistake may have another shape than the equation, and is named all the same.

    Args:
        answer: the learner's function.
        equation: the same in NumPy.
        arguments: what both are given.
        mistakes: pairs (hint, the equation with that mistake).
        known: pairs (words of an error message, the hint that explains them).
        picture: a function of the arguments, what was found and what was expected, that draws them; None for none.

    Returns:
        What the answer gave, as a float array.

    Raises:
        Hint: if the answer is not the equation's.
    """
    with np.errstate(all="ignore"):
        found = given(functools.partial(call, answer, known=known), arguments)
        expected = np.asarray(equation(*arguments), float)
        if alike(found, expected):
            return found
        drawn = picture(arguments, found, expected) if picture else None
        for hint, formula in mistakes:
            if alike(found, np.asarray(formula(*arguments), float)):
                raise Hint(hint, drawn)
    if found.shape != expected.shape:
        returned = f"shape {found.shape}" if found.shape else "a single number"
        raise Hint(f"your function returns {returned}; expected {expected.shape or 'a single number'}.", drawn)
    if np.isfinite(expected).all() and not np.isfinite(found).all():
        raise Hint("your function gives nan or infinity; look for a division by 0, a logarithm or a root.", drawn)
    if not expected.shape:
        raise Hint(
            f"your function gives {found:.4f}, and the equation {expected:.4f}; go through it term by term.", drawn
        )
    raise Hint(
        f"your numbers go from {found.min():.4g} to {found.max():.4g}, and those of the equation from "
        f"{expected.min():.4g} to {expected.max():.4g}; go through it once more, line by line.",
        drawn,
    )


def alike(found, expected):
    """Tells whether two arrays agree as far as float32 can; nan agrees with nan."""
    return found.shape == expected.shape and np.allclose(found, expected, rtol=1e-4, atol=1e-5, equal_nan=True)


def coloured(panels):
    """Draws maps of numbers side by side: blue below 0, red above.

    Args:
        panels: pairs (title, numbers of shape `(height, width)`). All share the scale of the last.

    Returns:
        A PNG file as bytes.
    """
    figure = Figure((3.0 * len(panels), 2.6), layout="constrained")
    bound = np.abs(panels[-1][1]).max()
    for axis, (title, numbers) in zip(figure.subplots(1, len(panels)), panels, strict=True):
        axis.imshow(numbers, cmap="RdBu_r", vmin=-bound, vmax=bound)
        axis.set(xticks=[], yticks=[])
        axis.set_title(title, fontsize=10)
    buffer = io.BytesIO()
    figure.savefig(buffer, dpi=80)
    return buffer.getvalue()
