"""Dice to judge with, and how an answer is held against its equation."""

import functools

from ganedu.course.checks.common import comparing
from ganedu.course.checks.common.pictures import curves
import numpy as np

FACES = 6
# Both dice show the third face; only one shows the first, second, fourth and fifth; neither shows the last.
HOLES = np.array([0.5, 0.3, 0.2, 0.0, 0.0, 0.0]), np.array([0.0, 0.0, 0.4, 0.1, 0.5, 0.0])
# The two have no face in common.
APART = np.array([0.2, 0.3, 0.5, 0.0, 0.0, 0.0]), np.array([0.0, 0.0, 0.0, 0.6, 0.4, 0.0])


def random_die():
    """The probabilities of a random die that shows every face now and then."""
    return np.random.dirichlet(np.full(FACES, 3.0))


def over_faces(axis):
    """A picture for `compare`: a result and what was expected over the faces; `axis` says what it is."""

    def picture(arguments, found, expected):
        return curves([("face", range(FACES), found, expected)], axis) if found.shape == expected.shape else None

    return picture


def _named(shape):
    return f"an array of shape {shape}" if shape else "a single number"


def _written(numbers):
    return np.array2string(numbers, precision=4, separator=", ", suppress_small=True, threshold=8)


def _difference(found, expected):
    if found.shape != expected.shape:
        return f"your function returns {_named(found.shape)}; expected {_named(expected.shape)}."
    return f"your function gives {_written(found)}, and the equation gives {_written(expected)}."


compare = functools.partial(comparing.compare, same=comparing.alike_in_float64, unexplained=_difference)
