"""What the tasks of this exercise have in common: levels, and random tables of probabilities."""

import numpy as np

KINDS = 10
LEVELS = 3  # black, grey, white
EDGE = LEVELS  # stands for a neighbour outside the picture
MISSING = -1  # stands for a level that nobody knows


def every_picture(height, width):
    """All pictures of a size, `(3 ** (height * width), height, width)`, in the order of their numbers in base 3."""
    pixels = np.indices((LEVELS,) * (height * width)).reshape(height * width, -1)
    return pixels.T.reshape(-1, height, width)


def numbers_of(pictures):
    """For each picture its place among all of its size: its pixels as the digits of a number in base 3."""
    digits = np.reshape(pictures, (len(pictures), -1)).astype(int)
    return digits @ LEVELS ** np.arange(digits.shape[1])[::-1]


def random_table(*shape, evenness=1.0, random=np.random):
    """Random probabilities `(*shape, 3)` that sum to 1 over the levels; the less even, the surer of one level."""
    return random.dirichlet([evenness] * LEVELS, size=shape)


def around(x, outside=EDGE):
    """The levels on the left of and above each pixel of x `(n, height, width)`, as two such arrays."""
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=outside)
    return padded[:, 1:, :-1], padded[:, :-1, 1:]
