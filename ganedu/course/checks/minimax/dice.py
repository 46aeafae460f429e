"""Dice to judge with, and how an answer is held against its equation."""

from ganedu.course.checks.hints import Hint, call, curves
import numpy as np

FACES = 6
# Both dice show the third face; only one shows the first, second, fourth and fifth; neither shows the last.
HOLES = np.array([0.5, 0.3, 0.2, 0.0, 0.0, 0.0]), np.array([0.0, 0.0, 0.4, 0.1, 0.5, 0.0])
# The two have no face in common.
APART = np.array([0.2, 0.3, 0.5, 0.0, 0.0, 0.0]), np.array([0.0, 0.0, 0.0, 0.6, 0.4, 0.0])


def random_die():
    """The probabilities of a random die that shows every face now and then."""
    return np.random.dirichlet(np.full(FACES, 3.0))


def compare(answer, equation, arguments, mistakes=(), axis=None):
    """Holds an answer against its equation on one set of arguments.

    Args:
        answer: the learner's function.
        equation: the same in NumPy.
        arguments: what both are given.
        mistakes: pairs (hint, the equation with that mistake).
        axis: what an array of results shows, for a picture over the faces; without it there is none.

    Returns:
        What the answer gave, as a float array.

    Raises:
        Hint: if the answer is not the equation's.
    """
    with np.errstate(all="ignore"):
        found, expected = given(answer, arguments), np.asarray(equation(*arguments), float)
        if found.shape != expected.shape:
            raise Hint(f"your function returns {_named(found.shape)}; expected {_named(expected.shape)}.")
        if alike(found, expected):
            return found
        picture = curves([("face", range(FACES), found, expected)], axis) if axis else None
        for hint, formula in mistakes:
            if alike(found, np.asarray(formula(*arguments), float)):
                raise Hint(hint, picture)
    raise Hint(f"your function gives {_written(found)}, and the equation gives {_written(expected)}.", picture)


def given(answer, arguments):
    """What an answer gives, as a float array; its arguments have to stay as they are."""
    copies = [np.copy(argument) if np.ndim(argument) else argument for argument in arguments]
    result = call(answer, *copies)
    for copy, argument in zip(copies, arguments, strict=True):
        if not np.array_equal(copy, argument):
            raise Hint("your function changed an array that it was given: += works in place; write a = a + b instead.")
    try:
        return np.asarray(result, float)
    except (TypeError, ValueError):
        raise Hint(f"your function returns a {type(result).__name__} that holds no regular array of numbers.") from None


def alike(found, expected):
    """Tells whether two arrays agree to seven digits or so; nan agrees with nan."""
    return found.shape == expected.shape and np.allclose(found, expected, rtol=1e-6, atol=1e-9, equal_nan=True)


def _named(shape):
    return f"an array of shape {shape}" if shape else "a single number"


def _written(numbers):
    return np.array2string(numbers, precision=4, separator=", ", suppress_small=True, threshold=8)
