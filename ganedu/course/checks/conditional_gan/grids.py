"""Check of the grid: z on rows, y on columns."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import Hint, call, task
import numpy as np

CODE, LATENT_DIM = 7, 6
SHAPES = "the parts do not fit together: both need rows * columns rows before they are joined along axis=1."
ERRORS = (
    ("must match exactly", SHAPES),
    ("same number of dimensions", SHAPES),
    ("could not be broadcast", SHAPES),
    ("could not broadcast", SHAPES),
    ("cannot reshape", SHAPES),
    ("out of bounds", "your loops leave the arrays: y has one row for each column of the grid, z one for each row."),
)


@task(5)
def grid(answer):
    """Checks `(y (columns, 7), z (rows, d)) -> inputs (rows * columns, 7 + d)`, read like text."""

    def checked(y, z):
        return _checked(answer, y, z)

    checked.__wrapped__ = answer
    for rows, columns in ((3, 4), (5, 2)):
        y, z = np.random.normal(size=(columns, CODE)), np.random.normal(size=(rows, LATENT_DIM))
        compare(checked, _equation, (y, z), MISTAKES, ERRORS)
    return "Along a row z stays, and so does the cut; down a column y stays, and so does the order."


def _checked(answer, y, z):
    """What the answer gives, if its noise is some of z."""
    inputs = call(answer, y, z, known=ERRORS)
    if isinstance(inputs, (tuple, list)) and len(inputs) == 2 and np.ndim(inputs[0]) == 2:
        raise Hint(
            "your function returns orders and noise separately; G takes them side by side: np.concatenate, axis=1."
        )
    found = np.asarray(inputs)
    if found.shape == (len(y) * len(z), CODE + LATENT_DIM):
        _check_noise(found[:, CODE:].reshape(len(z), len(y), LATENT_DIM), y, z)
    return inputs


def _check_noise(noise, y, z):
    if np.any(np.all(noise == 0.0, axis=-1)):
        raise Hint(
            "some cells were never filled, and others perhaps twice: cell (i, j) is row i * columns + j of the list, "
            f"with columns = len(y), here {len(y)}, for {len(z)} rows."
        )
    known = np.concatenate([z.ravel(), y.ravel()])
    if np.isclose(noise[..., None], known, atol=1e-5).any(axis=-1).all():
        return
    if np.ptp(noise, axis=1).max() > 0.0:
        raise Hint(
            "every cell has noise of its own, and nothing can be compared along a row: use z[i] in the whole of row i, "
            "and draw none."
        )
    raise Hint("the rows have other noise than z; take the z that your function is given, and draw none.")


def _equation(y, z):
    return _cells(y, z, lambda i, j: (j, i))


def _cells(y, z, order):
    """A grid in which cell (i, j) has the row of y and the row of z that `order` says."""
    chosen = [order(i, j) for i in range(len(z)) for j in range(len(y))]
    return np.array([np.concatenate([y[a], z[b]]) for a, b in chosen])


def _by_counting(order):
    """A grid in which cell number k has the row of y and the row of z that `order` says."""
    return lambda y, z: _cells(y, z, lambda i, j: order(i * len(y) + j, len(y), len(z)))


def _diagonal(y, z):
    count = min(len(y), len(z))
    return np.concatenate([y[:count], z[:count]], axis=1)


SWAPPED = (
    "rows and columns are swapped: your list goes down the columns, z changing from one cell to the next. It is read "
    "like text: the next cell has the next y, and the same z."
)
MISTAKES = (
    (SWAPPED, _by_counting(lambda k, columns, rows: (k // rows, k % rows))),
    (
        "both go round at once: along a row z changes with y. One of the two is repeated in place (np.repeat), "
        "the other one as a whole (np.tile).",
        _by_counting(lambda k, columns, rows: (k % columns, k % rows)),
    ),
    (
        "both are repeated in place, so that cells side by side are the same. One of the two is repeated in place "
        "(np.repeat), the other one as a whole (np.tile).",
        _by_counting(lambda k, columns, rows: (k // rows, k // columns)),
    ),
    ("all rows of the grid have the first z; row i has z[i].", _by_counting(lambda k, columns, rows: (k % columns, 0))),
    ("all columns have the first order; column j has y[j].", _by_counting(lambda k, columns, rows: (0, k // columns))),
    (
        "each order meets one z only, as a diagonal; every z meets every order, rows * columns in all.",
        _diagonal,
    ),
    ("z stands in front of y; here the order comes first.", lambda y, z: np.roll(_equation(y, z), LATENT_DIM, axis=1)),
    (
        "the grid is right, but has two axes of cells; G takes a list of them: reshape to (rows * columns, 7 + d).",
        lambda y, z: _equation(y, z).reshape(len(z), len(y), -1),
    ),
    ("the noise is missing: z stands behind y.", lambda y, z: _equation(y, z)[:, :CODE]),
    ("the orders are missing: y stands in front of z.", lambda y, z: _equation(y, z)[:, CODE:]),
)
