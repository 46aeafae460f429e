"""Check of the transposed convolution."""

from ganedu.course.checks.common.comparing import alike, compare, given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.common.pictures import coloured
import numpy as np

# Height and width of x, side of the kernel, stride: stamps that overlap, leave gaps, follow densely, lie side by side.
CASES = ((5, 7, 4, 3), (3, 2, 2, 4), (4, 3, 3, 1), (2, 5, 2, 2))
NO_ROOM = (
    "a stamp did not fit where it was put. It is k x k, and the output has to hold the last one too: "
    "(n - 1) * stride + k places each way, rows first."
)
ERRORS = (
    ("could not be broadcast", NO_ROOM),
    ("could not broadcast", NO_ROOM),
    ("non-broadcastable", NO_ROOM),
    ("out of bounds", NO_ROOM),
    (
        "same_kind",
        "your output holds integers and cannot take fractions: np.zeros(shape) makes one of floats.",
    ),
    (
        "negative dimensions",
        "your output would have a negative size: this is the formula of the convolution itself, which makes maps "
        "smaller. Its transpose makes them larger: (n - 1) * stride + k.",
    ),
)


@task(1)
def stamp(answer):
    """Checks `(x (height, width), kernel (k, k), stride) -> map`: a transposed convolution without padding."""
    for height, width, side, stride in CASES:
        x, kernel = np.random.normal(size=(height, width)), np.random.normal(size=(side, side))
        compare(answer, _stamped, (x, kernel, stride), MISTAKES, ERRORS, _picture)
    _check_integers(answer)
    threes, fours = (answer(np.ones((4, 4)), np.ones((side, side)), 2)[3:-3, 3:-3] for side in (3, 4))
    return (
        f"At stride 2, stamps of 3 x 3 meet {threes.min():g} to {threes.max():g} times on a place, which shows as a "
        f"checkerboard; stamps of 4 x 4 meet {fours.min():g} times on every one."
    )


def _stamped(x, kernel, stride, right=None, write=np.add):
    """Stamps `stride` places apart downwards and `right` places apart to the right, the same if None."""
    right, side = stride if right is None else right, len(kernel)
    out = np.zeros(((len(x) - 1) * stride + side, (x.shape[1] - 1) * right + side))
    for i, j in np.ndindex(x.shape):
        place = slice(i * stride, i * stride + side), slice(j * right, j * right + side)
        out[place] = write(out[place], x[i, j] * kernel)
    return out


def _check_integers(answer):
    """An answer may refuse a map of integers; it may not cut off the kernel's fractions without a word."""
    x, kernel = np.arange(12).reshape(3, 4), np.full((2, 2), 0.25)
    try:
        found = given(answer, (x, kernel, 2))
    except Hint:
        return
    if not alike(found, _stamped(x, kernel, 2)):
        raise Hint(
            "right for maps of floats, but a map x of integers makes your output one of integers, and the kernel's "
            "fractions are cut off: let the output hold floats, np.zeros(shape)."
        )


def _picture(arguments, found, expected):
    x, _, stride = arguments
    panels = [(f"x, {x.shape[0]} x {x.shape[1]}", x)]
    if found.ndim == 2 and found.size:
        panels.append((f"yours, {found.shape[0]} x {found.shape[1]}", found))
    return coloured([*panels, (f"stamps {stride} apart, {expected.shape[0]} x {expected.shape[1]}", expected)])


def _overwritten(x, kernel, stride):
    return _stamped(x, kernel, stride, write=lambda before, stamped: stamped)


def _placed(x, kernel, stride, down, right):
    """Stamps so many places apart, on an output as large as it should be."""
    out, part = 0.0 * _stamped(x, kernel, stride), _stamped(x, kernel, down, right)
    out[: len(part), : part.shape[1]] = part[: len(out), : out.shape[1]]
    return out


def _cut(x, kernel, stride, start):
    """What is left on `n * stride` places each way."""
    padded = np.pad(_stamped(x, kernel, stride), ((0, stride), (0, stride)))
    return padded[start : start + len(x) * stride, start : start + x.shape[1] * stride]


def _averaged(x, kernel, stride):
    return _stamped(x, kernel, stride) / np.maximum(_stamped(0 * x + 1, 0 * kernel + 1, stride), 1)


def _gathered(x, kernel, stride):
    """The strided convolution itself."""
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)[::stride, ::stride]
    return (windows * kernel).sum((2, 3))


def _without_surroundings(x, kernel, stride):
    """Sums over x with zeros between its numbers, and none around it."""
    edge = len(kernel) - 1
    return _stamped(x, kernel, stride)[edge:-edge, edge:-edge]


def _repeated(x, kernel, stride):
    return _stamped(np.kron(x, np.ones((stride, stride))), kernel, 1)


def _repeated_between(x, kernel, stride):
    """As `_repeated`, without copies of the last row and column."""
    large = np.kron(x, np.ones((stride, stride)))
    return _stamped(large[: (len(x) - 1) * stride + 1, : (x.shape[1] - 1) * stride + 1], kernel, 1)


COPIED = (
    "this enlarges x by copying each number, and then convolves. A transposed convolution stamps each number once: "
    "between the numbers of x there is room, not copies."
)
NOT_AFTER_THE_LAST = (
    "your map ends with rows and columns too many: the stride - 1 zeros belong between the numbers of x, and none "
    "after the last one."
)
NO_STRIDE = "your stamps are one place apart: the stride is missing. x[i, j] goes to row i * stride, column j * stride."
CUT_OFF = (
    'your map has n * stride places each way, as with padding="same", and what the outer stamps have beyond is cut '
    "off. Without padding nothing is: (n - 1) * stride + k places."
)
MISTAKES = (
    (
        "where two stamps overlap, the later one overwrites the earlier one; what overlaps adds up: += in place of =.",
        _overwritten,
    ),
    (
        "where two stamps overlap, the larger one stays; what overlaps adds up.",
        lambda x, kernel, stride: _stamped(x, kernel, stride, write=np.maximum),
    ),
    (
        "the kernel is turned by 180 degrees. A stamp puts it down as it is: kernel[0, 0] comes first. (To gather the "
        "same sums from x with zeros in between, one has to turn it; scipy's convolve2d does that, correlate2d not.)",
        lambda x, kernel, stride: _stamped(x, kernel[::-1, ::-1], stride),
    ),
    (
        "the kernel's rows and columns are swapped: row u of the kernel goes to row i * stride + u of the output.",
        lambda x, kernel, stride: _stamped(x, kernel.T, stride),
    ),
    (
        "rows and columns of the output are swapped: x has height and width, in this order, and so has the output.",
        lambda x, kernel, stride: _stamped(x, kernel, stride).T,
    ),
    (NO_STRIDE, lambda x, kernel, stride: _placed(x, kernel, stride, 1, 1)),
    (NO_STRIDE, lambda x, kernel, stride: _stamped(x, kernel, 1)),
    (
        "the stride is there for the rows and missing for the columns: x[i, j] goes to column j * stride.",
        lambda x, kernel, stride: _placed(x, kernel, stride, stride, 1),
    ),
    (
        "the stride is there for the columns and missing for the rows: x[i, j] goes to row i * stride.",
        lambda x, kernel, stride: _placed(x, kernel, stride, 1, stride),
    ),
    (
        NOT_AFTER_THE_LAST,
        lambda x, kernel, stride: np.pad(_stamped(x, kernel, stride), ((0, stride - 1), (0, stride - 1))),
    ),
    (CUT_OFF, lambda x, kernel, stride: _cut(x, kernel, stride, 0)),
    (CUT_OFF, lambda x, kernel, stride: _cut(x, kernel, stride, max(len(kernel) - stride, 0) // 2)),
    (
        "your stamps lie side by side, k places apart, and never overlap; the next one begins after stride places.",
        lambda x, kernel, stride: np.kron(x, kernel),
    ),
    (
        "what overlaps is averaged; it adds up.",
        _averaged,
    ),
    (
        "every stamp is the bare kernel; it is multiplied by the number of x that it stands for.",
        lambda x, kernel, stride: _stamped(0 * x + 1, kernel, stride),
    ),
    (COPIED, _repeated),
    (COPIED, _repeated_between),
    (
        "this is the strided convolution itself: it gathers patches of x, and the map gets smaller. Its transpose goes "
        "the other way, from each number of x to a patch of the output.",
        _gathered,
    ),
    (
        "you gather from x with zeros in between, but begin inside it: surround it by k - 1 zeros on each side first, "
        "so that the outer stamps are whole.",
        _without_surroundings,
    ),
)
