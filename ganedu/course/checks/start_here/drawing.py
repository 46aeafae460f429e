"""Check of drawing pictures pixel by pixel: which ones come, and how often."""

from ganedu.course.checks.common.comparing import given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.start_here.levels import EDGE, LEVELS, around, every_picture, numbers_of, random_table
import numpy as np

COUNT = 6_000
# Half the sum of what frequencies and probabilities of 81 pictures differ by; it is about 0.03 for right answers.
TOLERANCE = 0.1
ERRORS = (
    (
        "do not sum to 1",
        "np.random.choice takes the probabilities of one pixel, which is why it gets too many here: draw picture by "
        "picture, or compare uniform numbers with cumulative sums.",
    ),
    (
        "p' must be 1-dimensional",
        "np.random.choice takes the probabilities of one pixel of one picture, not of a whole batch.",
    ),
)


@task(4)
def draw(answer):
    """Checks `(x (n, height, width), table (height, width, 4, 4, 3), first_row) -> pictures`, drawn from there on."""
    for height, first_row in ((2, 0), (3, 1)):
        x = np.tile(np.random.randint(LEVELS, size=(height, 2)), (COUNT, 1, 1))
        table = random_table(height, 2, EDGE + 1, EDGE + 1, evenness=0.7)
        _check_frequencies(answer, x, table, first_row)
    _check_places(answer)
    common = _chain(x[:1], table, first_row).max()
    return f"{COUNT:,} pictures came as often as the chain rule says, the most common one in {common:.1%} of the draws."


def _check_frequencies(answer, x, table, first_row):
    found = _pictures(answer, x, table, first_row)
    frequencies = np.bincount(numbers_of(found[:, first_row:]), minlength=LEVELS**4) / COUNT
    expected = _chain(x[:1], table, first_row)
    if _distance(frequencies, expected) < TOLERANCE:
        _check_luck(answer, x[:200], table, first_row)
        return
    if (found == found[0]).all() and _changes(answer, x[:20], table, first_row):
        raise Hint(
            "all pictures of a batch are the same one: they share their random numbers.",
            cure="Draw n numbers for each pixel, one for each picture.",
        )
    distances = [_distance(frequencies, mistaken(x[:1], table, first_row)) for *_, mistaken in MISTAKES]
    if min(distances) < TOLERANCE:
        sentence, cure, _ = MISTAKES[np.argmin(distances)]
        raise Hint(sentence, cure=cure)
    place = np.argmax(np.abs(frequencies - expected))
    picture = every_picture(2, 2)[place].tolist()
    raise Hint(
        f"the rows {picture} should come in {expected[place]:.1%} of your pictures, by the chain rule, and come in "
        f"{frequencies[place]:.1%} of them; follow one pixel through your code."
    )


def _check_luck(answer, x, table, first_row):
    if not _changes(answer, x, table, first_row):
        raise Hint(
            "two calls gave the same pictures, one by one: your random numbers are the same every time.",
            cure="Make the generator outside the function, or use np.random.random, and set no seed inside.",
        )


def _changes(answer, x, table, first_row):
    """Whether one of ten calls gives other pictures than the first."""
    first = answer(x, table, first_row)
    return any(not np.array_equal(answer(x, table, first_row), first) for _ in range(9))


def _check_places(answer):
    """On a table that leaves no choice, the pictures are known."""
    table = np.eye(LEVELS)[np.random.randint(LEVELS, size=(5, 4, EDGE + 1, EDGE + 1))]
    x, expected = np.random.randint(LEVELS, size=(2, 6, 5, 4))
    expected[:, :2] = x[:, :2]
    for i, j in np.ndindex(5, 4):
        left, above = around(expected)
        if i >= 2:
            expected[:, i, j] = table[i, j, left[:, i, j], above[:, i, j]].argmax(axis=-1)
    if not np.issubdtype(np.asarray(answer(x.copy(), table, 2)).dtype, np.integer):
        raise Hint("your pictures are floats; levels are integers, and pick rows of a table: let x.copy() hold them.")
    wrong = np.argwhere((_pictures(answer, x, table, 2) != expected).any(axis=0))
    if len(wrong):
        raise Hint(
            f"pictures of 5 x 4 pixels go wrong at row {wrong[0][0]}, column {wrong[0][1]} first, although this "
            "table leaves no choice there: which part of the table does that pixel use?"
        )


def _pictures(answer, x, table, first_row):
    """What an answer draws, once the outer things are right."""
    found = given(answer, (x, table, first_row), ERRORS)
    if found.shape != x.shape:
        raise Hint(f"your pictures have shape {found.shape}; expected that of x, {x.shape}.")
    if not np.isin(found, range(LEVELS)).all():
        odd = found[~np.isin(found, range(LEVELS))][0]
        raise Hint(
            f"there is a level {odd:g} in your pictures; levels are 0, 1 and 2, one for each probability.",
            cure="A uniform number u draws level 1 where u is above p(0), and level 2 where it is above p(0) + p(1).",
        )
    if not np.array_equal(found[:, :first_row], x[:, :first_row]):
        raise Hint(
            "the rows above first_row were drawn anew; they are given, and what is below has to fit them.",
            cure="Copy x, and let the loop over rows begin at first_row.",
        )
    return found


def _distance(p, q):
    return np.abs(p - q).sum() / 2


def _fillings(x, first_row):
    """The picture x `(1, height, 2)` with each filling of the four pixels from first_row on, `(81, height, 2)`."""
    pictures = np.repeat(x, LEVELS**4, axis=0)
    pictures[:, first_row:] = every_picture(2, 2)
    return pictures


def _by(choose):
    """A function from x, the table and first_row to the probability of each filling, `(81,)`.

    Args:
        choose: gives the probability of each pixel's level, `(81, height, 2)`, from the pictures, x and the table.
    """

    def probabilities(x, table, first_row):
        return choose(_fillings(x, first_row), x, table)[:, first_row:].prod(axis=(1, 2))

    return probabilities


def _looked_up(table, left, above):
    i, j = np.indices(table.shape[:2])
    return table[i, j, left, above]


def _of_level(p, pictures):
    return np.take_along_axis(p, pictures[..., None], axis=-1)[..., 0]


def _honest(pictures, x, table):
    return _of_level(_looked_up(table, *around(pictures)), pictures)


_chain = _by(_honest)


def _one_number(x, table, first_row):
    """Each filling's share of the numbers from 0 to 1, if one number decides all its pixels."""
    pictures = _fillings(x, first_row)
    highs = np.cumsum(_looked_up(table, *around(pictures)), axis=-1)
    lows = np.concatenate([0 * highs[..., :1], highs[..., :-1]], axis=-1)
    low, high = (_of_level(ends, pictures)[:, first_row:] for ends in (lows, highs))
    return np.maximum(high.min(axis=(1, 2)) - low.max(axis=(1, 2)), 0.0)


def _changed(change):
    """The chain rule with other probabilities of the three levels."""
    return _by(lambda pictures, x, table: _of_level(change(_looked_up(table, *around(pictures))), pictures))


def _stale(pictures, x, table):
    left, above = (np.repeat(part, len(pictures), axis=0) for part in around(x))
    return _of_level(_looked_up(table, left, above), pictures)


def _alone(pictures, x, table):
    outside = np.full_like(pictures, EDGE)
    return _of_level(_looked_up(table, outside, outside), pictures)


def _averaged(pictures, x, table):
    p = np.broadcast_to(table.mean(axis=(2, 3)), (*pictures.shape, LEVELS))
    return _of_level(p, pictures)


MISTAKES = (
    (
        "each pixel takes its most probable level, so every picture is the same one: that is no drawing.",
        "Level k has to come with probability p[k], not whenever p[k] is the largest.",
        _changed(lambda p: np.eye(LEVELS)[p.argmax(axis=-1)]),
    ),
    (
        "the neighbours that a pixel asks are those of the picture that came in, not those that you have drawn.",
        "Look left and up in the copy that you write into, after the pixels before are drawn.",
        _by(_stale),
    ),
    (
        "left and above are swapped: the table's third axis is the left neighbour, its fourth the one above.",
        "table[i, j, left, above].",
        _by(lambda pictures, x, table: _honest(pictures, x, table.swapaxes(2, 3))),
    ),
    (
        "all pixels are drawn as if they had no neighbours.",
        "Where there is a pixel on the left or above, its level goes into the table instead of 3.",
        _by(_alone),
    ),
    (
        "all pixels are drawn without a look at their neighbours: this is the table's average over them.",
        "The levels of the two neighbours go into the table: table[i, j, left, above].",
        _by(_averaged),
    ),
    (
        "outside the picture there is black in your code; the table has a row of its own for no neighbour at all.",
        "Take 3 in the first column on the left, and in the first row above.",
        _by(lambda pictures, x, table: _of_level(_looked_up(table, *around(pictures, outside=0)), pictures)),
    ),
    (
        "outside the picture there is white in your code: at the border an index of -1 looks at the other side.",
        "Take 3 in the first column on the left, and in the first row above.",
        _by(lambda pictures, x, table: _of_level(_looked_up(table, *around(pictures, outside=LEVELS - 1)), pictures)),
    ),
    (
        "black and white have each other's probability: the comparison with the uniform number is turned round.",
        "Count how many of the cumulative sums p(0), p(0) + p(1) the uniform number exceeds.",
        _changed(lambda p: p[..., ::-1]),
    ),
    (
        "one random number decides all pixels of a picture, so they rise and fall together.",
        "Draw n new numbers for every pixel, inside the loops.",
        _one_number,
    ),
    (
        "all three levels come equally often, whatever the table says.",
        "Level k has to come with probability table[i, j, left, above, k].",
        _changed(lambda p: np.full_like(p, 1 / LEVELS)),
    ),
)
