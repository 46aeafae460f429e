"""Check of the matching of codes to kinds."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
import numpy as np
from scipy.optimize import linear_sum_assignment


@task(5)
def match(answer):
    """Checks `(codes (n,), kinds (n,), count) -> kinds (count,)`: the kind that each code stands for, one to one."""
    for count, unused in ((6, 0), (6, 1)):
        compare(answer, best, examples(count, unused), MISTAKES, ERRORS)
    return "No two codes share a kind, and no other way to pair them off agrees with more examples."


def examples(count, unused=0):
    """Draws codes and kinds on which every known mistake gives something else than the best matching.

    Args:
        count: of the kinds, and of the codes.
        unused: how many codes never occur, the last ones.

    Returns:
        `codes, kinds, count`, as the answer is given them.
    """
    while True:
        often = np.random.randint(1, 7, (2, count))
        # Some pairs never occur, or a table that counts each pair once would say nothing.
        table = often[0][:, None] * often[1] * np.random.randint(1, 9, (count, count))
        table *= np.random.random(table.shape) > 0.2
        table[count - unused :] = 0
        codes, kinds = (places.repeat(table.ravel()) for places in np.indices(table.shape).reshape(2, -1))
        order = np.random.permutation(len(codes))
        arguments = codes[order], kinds[order], count
        occur = np.count_nonzero(table.any(axis=1)) == count - unused
        if occur and _alone(table) and _told_apart(arguments):
            return arguments


def _told_apart(arguments):
    """Tells whether the best matching and all mistakes give different answers, so that a hint names the right one."""
    answers = {}
    for hint, formula in ((None, best), *MISTAKES):
        answers.setdefault(np.asarray(formula(*arguments), float).tobytes(), set()).add(hint)
    return all(len(hints - {UNUSED, SHIFTED}) < 2 for hints in answers.values())


def _alone(table):
    """Tells whether no other matching agrees with as many examples: without one of its pairs, there are fewer."""
    rows, columns = linear_sum_assignment(table, maximize=True)
    most = table[rows, columns].sum()
    for row, column in zip(rows, columns, strict=True):
        without = table.astype(float)
        without[row, column] = -1e6
        if without[linear_sum_assignment(without, maximize=True)].sum() >= most:
            return False
    return True


def _table(codes, kinds, count):
    """How often each code, down, met each kind, across."""
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return table


def _assigned(table, maximize=True):
    return linear_sum_assignment(table, maximize=maximize)[1].astype(float)


def best(codes, kinds, count):
    """The kind of each code under the best matching, `(count,)`."""
    return _assigned(_table(codes, kinds, count))


def _shares(table, axis):
    return table / np.maximum(table.sum(axis=axis, keepdims=True), 1)


def _in_turn(table):
    """Each code in turn takes the kind that it meets most often among those that are left."""
    table, kinds = table.copy(), np.zeros(len(table))
    for code in range(len(table)):
        kinds[code] = table[code].argmax()
        table[:, int(kinds[code])] = -1
    return kinds


def _largest_first(table):
    """The largest cell makes a pair, then the largest of what is left."""
    table, kinds = table.copy(), np.zeros(len(table))
    for _ in table:
        code, kind = np.unravel_index(table.argmax(), table.shape)
        kinds[code] = kind
        table[code], table[:, kind] = -1, -1
    return kinds


def _by_size(codes, kinds, count):
    """The most frequent code with the most frequent kind, and so on."""
    often = [np.argsort(-np.bincount(x, minlength=count), kind="stable") for x in (codes, kinds)]
    paired = np.zeros(count)
    paired[often[0]] = often[1]
    return paired


MANY_TO_ONE = (
    "two codes stand for one kind, and another kind has none: each code took its most frequent kind by itself. Let all "
    "of them be paired off at once: linear_sum_assignment."
)
TURNED = (
    "this is the code of each kind; asked for is the kind of each code. Codes are the rows of the table, kinds its "
    "columns."
)
GREEDY = (
    "a pair was fixed before the others were looked at, and the rest had to take what was left; the best pairing "
    "weighs all pairs together: linear_sum_assignment."
)
LABELS = (
    "this is the kind of each example; asked for is that of each code, (count,). (The examples' would be m[codes].)"
)
PAIR = (
    "linear_sum_assignment returns two arrays, the rows and their columns; the rows are 0, 1, 2, ..., and the columns "
    "are the kinds."
)
UNUSED = (
    "a code that never occurs has no row in your table; there are `count` codes and `count` kinds, whichever occur: "
    "np.zeros((count, count))."
)
SHIFTED = (
    "the table begins with the smallest code that occurs and ends with the largest, so that one that never occurs "
    "shifts the others: bins are 0, 1, ..., count - 1, whichever occur."
)
RARE = (
    "the rows were made shares first, so that a rare code counts as much as a frequent one; most examples agree where "
    "the counts themselves are added up."
)
ERRORS = (
    ("out of bounds", UNUSED),
    ("could not be broadcast", "codes and kinds are a pair for each example; count how often each pair occurs."),
    ("cost matrix", UNUSED),
    ("could not broadcast", UNUSED),
)
MISTAKES = (
    (MANY_TO_ONE, lambda *arguments: _table(*arguments).argmax(axis=1)),
    (MANY_TO_ONE, lambda *arguments: _table(*arguments).argmax(axis=0)),
    (TURNED, lambda *arguments: _assigned(_table(*arguments).T)),
    (
        "these are the pairs that agree least: linear_sum_assignment makes the sum small unless it is told "
        "maximize=True.",
        lambda *arguments: _assigned(_table(*arguments), maximize=False),
    ),
    (GREEDY, lambda *arguments: _in_turn(_table(*arguments))),
    (GREEDY, lambda *arguments: _largest_first(_table(*arguments))),
    (RARE, lambda *arguments: _assigned(_shares(_table(*arguments), 1))),
    (
        "the columns were made shares first, so that a rare kind counts as much as a frequent one; most examples agree "
        "where the counts themselves are added up.",
        lambda *arguments: _assigned(_shares(_table(*arguments), 0)),
    ),
    (
        "every pair counts once, however often it occurs: table[codes, kinds] += 1 does not count repetitions; "
        "np.add.at does.",
        lambda *arguments: _assigned(np.minimum(_table(*arguments), 1)),
    ),
    (
        "codes stand for the kind of their own number; which means which is for the examples to say.",
        lambda codes, kinds, count: np.arange(count),
    ),
    (UNUSED, lambda codes, kinds, count: _assigned(_table(codes, kinds, count)[np.unique(codes)])),
    (
        SHIFTED,
        lambda codes, kinds, count: _assigned(np.histogram2d(codes, kinds, bins=count)[0]),
    ),
    (
        "codes and kinds are paired by how often each occurs; what counts is how often they occur together.",
        _by_size,
    ),
    (LABELS, lambda codes, kinds, count: best(codes, kinds, count)[codes]),
    (PAIR, lambda *arguments: np.array([range(arguments[2]), best(*arguments)])),
    (
        "this is how many examples agree, or their share; asked for is the kind of each code, (count,).",
        lambda *arguments: _agreement(*arguments),
    ),
    (
        "this is how many examples agree, or their share; asked for is the kind of each code, (count,).",
        lambda *arguments: _agreement(*arguments) / len(arguments[0]),
    ),
)


def _agreement(codes, kinds, count):
    return np.array((best(codes, kinds, count)[codes] == kinds).sum(), float)
