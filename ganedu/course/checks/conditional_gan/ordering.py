"""Check of the order: a kind as a one-hot code, and a shade."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
import numpy as np

KINDS = 6
LIST_OF_KINDS = (
    "an array was used as an index that does not fit: np.eye(6)[kinds] gives the rows, one for each kind. Then join "
    "along axis=1, with the shade as a column, (n, 1)."
)
ERRORS = (
    ("must match exactly", LIST_OF_KINDS),
    ("same number of dimensions", LIST_OF_KINDS),
    ("out of bounds", LIST_OF_KINDS),
    (
        "could not be broadcast",
        "the kinds and the shades do not fit together: six columns for the kind, and beside them a seventh, (n, 1).",
    ),
)


@task(1)
def orders(answer):
    """Checks `(kinds (n,), greys (n,)) -> y (n, 7)`: one-hot kinds, then the shade from -1 to 1."""
    kinds = np.random.permutation([0, 2, 3, 0, 3, 2, 2, 0])
    compare(answer, _equation, (kinds, np.random.uniform(10.0, 245.0, len(kinds))), MISTAKES, ERRORS)
    y = compare(answer, _equation, (np.array([3]), np.array([191.25])), MISTAKES, ERRORS)
    written = " ".join(f"{number:g}" for number in y[0])
    return (
        f"Sandals, rather light, are ordered as {written}: any kind is as far from any other, and shades have an order."
    )


def _equation(kinds, greys):
    return _joined(np.eye(KINDS)[kinds], greys / 127.5 - 1.0)


def _joined(*parts):
    return np.concatenate([part.reshape(len(part), -1) for part in parts], axis=1)


def _with_shade(shade):
    """The equation with another number for the shade, a function of the greys."""
    return lambda kinds, greys: _joined(np.eye(KINDS)[kinds], shade(greys))


def _with_code(code):
    """The equation with another code for the kinds."""
    return lambda kinds, greys: _joined(code(kinds), greys / 127.5 - 1.0)


def _those_that_occur(kinds):
    return np.equal.outer(kinds, np.unique(kinds)).astype(float)


AS_NUMBER = (
    "the kind is one number; then a bag (4) would be twice a dress (2), and a sandal lies between dress and bag. "
    "Six columns instead, one for each kind: 1 in its own, 0 in the others."
)
NOT_SCALED = (
    "the shade is not what the equation gives: grey levels go from 0 to 255, and the order wants -1 to 1, "
    "grey / 127.5 - 1."
)
NUMBER_OF_KINDS = (
    "the code has a column only for kinds that occur here, or up to the largest of them; there are always six columns, "
    "or two batches would speak different languages."
)
ADDED = (
    "kind and shade share their columns, and cannot be told apart any more: join them, side by side, in seven "
    "columns; nothing is added or multiplied."
)
MISTAKES = (
    (AS_NUMBER, _with_code(lambda kinds: kinds * 1.0)),
    (AS_NUMBER, _with_code(lambda kinds: kinds / 5.0)),
    (AS_NUMBER, _with_code(lambda kinds: kinds / 6.0)),
    (AS_NUMBER, _with_code(lambda kinds: kinds / 2.5 - 1.0)),
    (AS_NUMBER, lambda kinds, greys: _joined(kinds, greys)),
    (NUMBER_OF_KINDS, _with_code(_those_that_occur)),
    (NUMBER_OF_KINDS, _with_code(lambda kinds: np.eye(kinds.max() + 1)[kinds])),
    (
        "the code has ten columns, one for each class of Fashion-MNIST; the wardrobe has six kinds, 0 to 5.",
        _with_code(lambda kinds: np.eye(10)[kinds]),
    ),
    (
        "the 1 stands one column too far to the left: kinds are numbered from 0, and kind 0 has the first column.",
        _with_code(lambda kinds: np.eye(KINDS)[kinds - 1]),
    ),
    (
        "the 1 stands one column too far to the right: kinds are numbered from 0, and kind 0 has the first column.",
        _with_code(lambda kinds: np.eye(KINDS + 1)[kinds + 1]),
    ),
    (
        "the code is made of -1 and 1; one-hot means 1 for the kind and 0 for the others.",
        _with_code(lambda kinds: 2.0 * np.eye(KINDS)[kinds] - 1.0),
    ),
    (
        "0 and 1 are swapped: the kind's own column is 1, the others are 0.",
        _with_code(lambda kinds: 1.0 - np.eye(KINDS)[kinds]),
    ),
    (NOT_SCALED, _with_shade(lambda greys: greys)),
    (NOT_SCALED, _with_shade(lambda greys: greys / 255.0)),
    (NOT_SCALED, _with_shade(lambda greys: greys / 127.5)),
    (NOT_SCALED, _with_shade(lambda greys: greys / 255.0 - 1.0)),
    (
        "the shade is measured against the others of this batch; the same grey has to be the same shade in every "
        "batch: grey / 127.5 - 1.",
        _with_shade(lambda greys: 2.0 * (greys - greys.min()) / (greys.max() - greys.min()) - 1.0),
    ),
    (
        "the shade is measured against the others of this batch; the same grey has to be the same shade in every "
        "batch: grey / 127.5 - 1.",
        _with_shade(lambda greys: (greys - greys.mean()) / greys.std()),
    ),
    (
        "the shade stands first; it belongs behind the kind.",
        lambda kinds, greys: _equation(kinds, greys)[:, [6, *range(6)]],
    ),
    ("the shade is missing: a seventh column.", lambda kinds, greys: _equation(kinds, greys)[:, :6]),
    (ADDED, lambda kinds, greys: np.eye(KINDS)[kinds] + (greys / 127.5 - 1.0)[:, None]),
    (ADDED, lambda kinds, greys: np.eye(KINDS)[kinds] * (greys / 127.5 - 1.0)[:, None]),
    ("rows and columns are swapped: one row for each order.", lambda kinds, greys: _equation(kinds, greys).T),
)
