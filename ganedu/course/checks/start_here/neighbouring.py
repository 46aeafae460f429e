"""Check of the two neighbours that a pixel is guessed from."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.start_here.levels import EDGE, LEVELS, around, every_picture, random_table
import numpy as np


@task(3)
def neighbours(answer):
    """Checks `(x (n, height, width)) -> left, above`, each like x, with 3 for what lies outside."""
    for shape in ((4, 3, 5), (1, 6, 2), (3, 1, 1)):
        # The largest level is in the last corner: what wraps around shows.
        x = np.random.randint(LEVELS, size=shape)
        x[:, -1, -1] = LEVELS - 1
        compare(lambda x: _both(answer, x), around, (x,), MISTAKES)
    if not all(np.issubdtype(np.asarray(part).dtype, np.integer) for part in answer(x)):
        raise Hint(
            "the levels are right, but floats; the next cell looks things up with them, and an index is an integer.",
            cure="np.full(x.shape, 3) and np.full_like(x, 3) make integers, np.zeros and np.ones do not.",
        )
    return (
        f"With a random table, the chain rule's probabilities of all 81 pictures of 2 x 2 pixels sum to "
        f"{_total(answer):.4f}."
    )


def _both(answer, x):
    """The two arrays that an answer returns, if they are two, and like x."""
    parts = call(answer, x)
    shapes = [np.shape(part) for part in parts] if np.ndim(parts[0]) else []
    if shapes != [x.shape] * 2:
        raise Hint(
            f"x has shape {x.shape}, and your function returns arrays of {' and '.join(map(str, shapes)) or 'none'}; "
            "expected left and above, each like x.",
            cure="No pixel is left out: where a neighbour is missing, a 3 takes its place.",
        )
    return parts


def _total(answer):
    """What the chain rule gives all pictures of 2 x 2 pixels together, each pixel guessed from such neighbours."""
    table, pictures = random_table(2, 2, EDGE + 1, EDGE + 1), every_picture(2, 2)
    i, j = np.indices((2, 2))
    left, above = (np.asarray(part, int) for part in answer(pictures))
    return table[i, j, left, above, pictures].prod(axis=(1, 2)).sum()


def _rolled(x):
    return np.roll(x, 1, axis=2), np.roll(x, 1, axis=1)


def _in_reading_order(x):
    """The pixel before, across the ends of rows."""
    before = np.pad(x.reshape(len(x), -1), ((0, 0), (1, 0)), constant_values=EDGE)[:, :-1]
    return before.reshape(x.shape), around(x)[1]


def _later(x):
    return tuple(part[:, ::-1, ::-1] for part in around(x[:, ::-1, ::-1]))


def _diagonal(x):
    left, above = around(x)
    return left, around(above)[0]


MISTAKES = (
    (
        "left and above are swapped: the second of x's three axes goes down, the third to the right.",
        "Shift along axis 2 for the left neighbour, along axis 1 for the one above; return them in this order.",
        lambda x: around(x)[::-1],
    ),
    (
        "the picture is bent into a ring: np.roll gives the first column its left neighbour from the last column. When "
        "the first pixel is drawn, that one is not there yet.",
        "After rolling, write 3 into the first column of left and into the first row of above.",
        _rolled,
    ),
    (
        "the first pixel of a row has a left neighbour from the row above, at its far end; that is no neighbour.",
        "Shift within rows, and write 3 into the first column.",
        _in_reading_order,
    ),
    (
        "these are the neighbours on the right and below. A chain from the last pixel to the first is possible, but "
        "ours runs as we read.",
        "The left neighbour of column j is column j - 1: left[:, :, 1:] = x[:, :, :-1].",
        _later,
    ),
    (
        "the second neighbour is above and to the left, on the diagonal; asked for is the one straight above.",
        "Pixel (i, j) has (i - 1, j) above it.",
        _diagonal,
    ),
    (
        "each pixel has itself as a neighbour: a leak, since what is to be guessed is shown.",
        "Shift x by one pixel before you call it a neighbour.",
        lambda x: (x, x),
    ),
    (
        "outside the picture there is black; but no neighbour is not the same as a black one, and the table has a row "
        "of its own for it.",
        "Fill with 3.",
        lambda x: around(x, outside=0),
    ),
    (
        "outside the picture there is -1; as an index that would be the last one.",
        "Fill with 3.",
        lambda x: around(x, outside=-1),
    ),
    (
        "at the border the pixel itself stands for its neighbour, as np.pad's mode='edge' has it: a leak.",
        "Fill with 3.",
        lambda x: (np.concatenate([x[:, :, :1], x[:, :, :-1]], 2), np.concatenate([x[:, :1], x[:, :-1]], 1)),
    ),
)
