"""Check of the table of a naive Bayes model."""

from ganedu.course.checks.common.comparing import alike_in_float64, compare
from ganedu.course.checks.common.hints import task
from ganedu.course.checks.start_here.levels import KINDS, LEVELS
import numpy as np

ERRORS = (
    (
        "boolean index did not match",
        "a mask does not fit: kinds == k marks garments, so it belongs on the first axis of x: x[kinds == k].",
    ),
)


@task(1)
def count_levels(answer):
    """Checks `(x (n, height, width), kinds (n,)) -> table (10, height, width, 3)`: p(level | kind, place)."""
    for kinds in (np.repeat(np.arange(KINDS), np.arange(2, 2 + KINDS)), np.random.randint(KINDS - 1, size=40)):
        kinds = np.random.permutation(kinds)
        x = np.random.randint(LEVELS, size=(len(kinds), 4, 5))
        x[:, 0, 0] = 0
        table = compare(answer, _table, (x, kinds), MISTAKES, ERRORS, same=alike_in_float64)
    return (
        f"The corner was black in every garment, and it still has {table[0, 0, 0, 1]:.3f} left for grey. A kind that "
        f"nobody has seen gets {table[-1, 0, 0, 0]:.3f} for every level."
    )


def _counts(x, kinds):
    return np.array([[np.sum(x[kinds == kind] == level, axis=0) for level in range(LEVELS)] for kind in range(KINDS)])


def _divided(pretended, total):
    """The table with other counts pretended, divided by another total of x and kinds, one for each kind."""

    def formula(x, kinds):
        counts = _counts(x, kinds) + pretended
        return np.moveaxis(counts / np.reshape(total(x, kinds), (-1, 1, 1, 1)), 1, -1)

    return formula


def _per_kind(kinds):
    return np.bincount(kinds, minlength=KINDS)


_table = _divided(1, lambda x, kinds: _per_kind(kinds) + LEVELS)


def _over(axis):
    """Counts that are made to sum to 1 over another axis of (kinds, levels, height, width)."""

    def formula(x, kinds):
        counts = _counts(x, kinds) + 1.0
        return np.moveaxis(counts / counts.sum(axis=axis, keepdims=True), 1, -1)

    return formula


def _of_all_kinds(x, kinds):
    return np.repeat(_divided(1, lambda *_: len(x) + LEVELS)(x, 0 * kinds)[:1], KINDS, axis=0)


MISTAKES = (
    (
        "a level that never occurred has probability 0, or 0 / 0 where a kind did: one odd pixel would rule out a kind "
        "for good.",
        "Start every count at 1, for the garments that we pretend to have seen, and divide by all that you count.",
        _divided(0, lambda x, kinds: _per_kind(kinds)),
    ),
    (
        "the three levels of a place do not sum to 1: two garments more were pretended than counted, or the reverse.",
        "Each kind pretends three garments, one per level; they belong above and below the fraction bar.",
        _divided(1, lambda x, kinds: _per_kind(kinds) + 2),
    ),
    (
        "the three levels of a place sum to more than 1: the pretended garments were counted, but the total does not "
        "know them.",
        "Divide by the number of garments of the kind plus three.",
        _divided(1, lambda x, kinds: _per_kind(kinds)),
    ),
    (
        "the three levels of a place sum to more than 1: three garments were pretended, and the total has one of them.",
        "Divide by the number of garments of the kind plus three.",
        _divided(1, lambda x, kinds: _per_kind(kinds) + 1),
    ),
    (
        "the pretended garments together weigh as much as one; we pretend three whole ones.",
        "Add 1 to the count of each level, and 3 to the total.",
        _divided(1 / LEVELS, lambda x, kinds: _per_kind(kinds) + 1),
    ),
    (
        "this is p(kind and level): frequent kinds get larger numbers. Asked for is the level, given the kind.",
        "Divide by the number of garments of that kind, not of all kinds.",
        _divided(1, lambda x, kinds: np.full(KINDS, len(x) + LEVELS)),
    ),
    (
        "this is p(kind and level): frequent kinds get larger numbers. Asked for is the level, given the kind.",
        "Divide by the number of garments of that kind, not of all kinds.",
        _divided(1, lambda x, kinds: np.full(KINDS, len(x) + LEVELS * KINDS)),
    ),
    (
        "this is p(kind | level): the ten kinds of a level sum to 1. Bayes' rule will turn it round; the table is "
        "p(level | kind).",
        "The sum to divide by runs over the three levels of one kind and place.",
        _over(0),
    ),
    (
        "this says where in the picture a level is: the places of a level sum to 1. Every place needs a probability "
        "for each level.",
        "The sum to divide by runs over the three levels of one kind and place.",
        _over((2, 3)),
    ),
    (
        "all kinds have the same table: the kinds were not told apart.",
        "Count kind by kind, in x[kinds == k] alone.",
        _of_all_kinds,
    ),
    (
        "these are counts, not probabilities: the three levels of a place should sum to 1.",
        "Divide by the number of garments of the kind, the pretended ones included.",
        _divided(1, lambda x, kinds: np.ones(KINDS)),
    ),
    (
        "the levels are on axis 1; they belong on the last axis: (10, height, width, 3).",
        "np.moveaxis(table, 1, -1) carries them there.",
        lambda x, kinds: np.moveaxis(_table(x, kinds), -1, 1),
    ),
    (
        "a kind that does not occur among these garments has no table; there are ten, whichever occur.",
        "Go through range(10) instead of the kinds that you find.",
        lambda x, kinds: _table(x, kinds)[np.unique(kinds)],
    ),
)
