"""Which relation a result has to the right one: another sign, a mean for a sum, one argument in another's place.

Mistakes that an exercise does not list are often of a kind that comes in every exercise. A relation is claimed only
if it holds for two sets of arguments, and says what is equal, not why.
"""

import itertools

import numpy as np
from scipy.special import expit, softmax

LOG_2 = np.log(2.0)


def relation(answer, equation, arguments, names, same):
    """The first relation that holds.

    Args:
        answer: the learner's function of arrays.
        equation: the right one.
        arguments: what both were given.
        names: of the arguments, for the sentence.
        same: tells whether two arrays agree.

    Returns:
        A sentence, or None.
    """
    try:
        cases = [
            (given, answer(*given), np.asarray(equation(*given), float)) for given in (arguments, moved(arguments))
        ]
    except Exception:  # it is the learner's, and stops at other arguments
        return None
    if any(np.shape(found) != expected.shape for _, found, expected in cases):
        return None
    for sentence, formula in itertools.chain(
        _of_results(arguments, names),
        _of_arguments(equation, arguments, names),
        _of_all(equation, arguments, names),
        _of_pairs(equation, arguments, names),
    ):
        if all(_holds(same, found, formula, given, expected) for given, found, expected in cases):
            return sentence
    return None


def moved(arguments):
    """Other arguments of the same kind: every float a little larger or smaller; zeros, sums of 1 and
    integers stay."""
    return tuple(_moved(argument) for argument in arguments)


def _moved(argument):
    if not np.issubdtype(np.asarray(argument).dtype, np.floating):
        return argument
    other = argument * np.random.uniform(0.9, 1.1, np.shape(argument))
    return other / np.sum(other) if np.all(argument >= 0.0) and np.isclose(np.sum(argument), 1.0) else other


def _holds(same, found, formula, given, expected):
    try:
        other = np.asarray(formula(given, expected), float)
    except (ValueError, IndexError, TypeError, np.exceptions.AxisError):  # the arguments have no such axis
        return False
    return other.shape == expected.shape and np.isfinite(other).any() and same(found, other)


def _of_results(arguments, names):
    """Relations of a result to the right one."""
    for sentence, change in RESULTS:
        yield sentence, lambda given, right, change=change: change(right)
    for name, argument in zip(names, arguments, strict=True):
        for axis, size in enumerate(np.shape(argument)):
            if size > 2:
                where = f"`{name}` has {size} along axis {axis}"
                yield (
                    f"your result is {size} times the right one, and {where}: a sum stands where a mean belongs.",
                    lambda given, right, size=size: size * right,
                )
                yield (
                    f"your result is 1/{size} of the right one, and {where}: it was divided by that number once too "
                    "often.",
                    lambda given, right, size=size: right / size,
                )


RESULTS = (
    ("the sign is flipped: your result is minus the right one.", lambda right: -right),
    ("your result is twice the right one.", lambda right: 2.0 * right),
    ("your result is half of the right one.", lambda right: right / 2.0),
    ("your result is in bits: log is the natural logarithm.", lambda right: right / LOG_2),
    ("your result is the square root of the right one.", np.sqrt),
    ("your result is the square of the right one.", np.square),
    ("your result is 1 minus the right one.", lambda right: 1.0 - right),
    ("your result is 1 divided by the right one.", lambda right: 1.0 / right),
    ("your result is the right one after a sigmoid.", expit),
    ("your result is the exponential of the right one.", np.exp),
    ("your result is the right one without its signs: an absolute value too many.", np.abs),
    ("your result is the right one, and 0 in place of all negative numbers.", lambda right: np.maximum(right, 0.0)),
    ("the fractions are cut off: an array of integers holds whole numbers only.", np.trunc),
    ("your numbers are the right ones, rounded down to whole numbers, as // does.", np.floor),
    ("your numbers are the right ones, rounded to whole numbers.", np.round),
    ("your numbers are the right ones, rounded to one decimal.", lambda right: np.round(right, 1)),
    ("your numbers are the right ones, rounded to hundredths.", lambda right: np.round(right, 2)),
    ("your numbers are the right ones, rounded to thousandths.", lambda right: np.round(right, 3)),
    ("the right numbers, sorted; each belongs to its own place.", lambda right: np.sort(right, axis=0)),
    ("the right numbers, in reverse order.", lambda right: right[::-1]),
    ("rows and columns are swapped.", np.transpose),
    ("the right numbers, one place too early along the first axis.", lambda right: np.roll(right, -1, axis=0)),
    ("the right numbers, one place too late along the first axis.", lambda right: np.roll(right, 1, axis=0)),
    ("the right numbers, one place too early along the last axis.", lambda right: np.roll(right, -1, axis=-1)),
    ("the right numbers, one place too late along the last axis.", lambda right: np.roll(right, 1, axis=-1)),
    ("your numbers were made to add up to 1; the right ones need not.", lambda right: right / right.sum()),
    (
        "all have one number, the mean of what they should have; each has its own: a mean too many, along the last "
        "axis.",
        lambda right: right.mean(axis=-1, keepdims=True) + 0.0 * right,
    ),
    (
        "all rows are alike, the mean of what they should be; each has its own: a mean too many, along axis 0.",
        lambda right: right.mean(axis=0, keepdims=True) + 0.0 * right,
    ),
    ("all rows are alike, as the first should be; each has its own.", lambda right: right[:1] + 0.0 * right),
)


def _of_arguments(equation, arguments, names):
    """The equation with something else in the place of one argument."""
    for place, (name, argument) in enumerate(zip(names, arguments, strict=True)):
        whole = np.issubdtype(np.asarray(argument).dtype, np.integer)
        for words, change in INTEGERS if whole else FLOATS if np.ndim(argument) else NUMBERS:
            yield (
                f"your result is what the equation gives with {words.format(f'`{name}`')}.",
                lambda given, right, place=place, change=change: equation(
                    *given[:place], change(given[place]), *given[place + 1 :]
                ),
            )


def _of_all(equation, arguments, names):
    """The equation with the same done to all of its arrays."""
    places = [i for i, x in enumerate(arguments) if np.ndim(x) and np.issubdtype(np.asarray(x).dtype, np.floating)]
    if len(places) < 2:
        return
    for words, change in FLOATS:
        every = words.format(" and ".join(f"`{names[place]}`" for place in places))

        def formula(given, right, change=change):
            return equation(*(change(x) if place in places else x for place, x in enumerate(given)))

        yield f"your result is what the equation gives with {every}.", formula


def _average(axis):
    return lambda x: x.mean(axis=axis, keepdims=True) + 0.0 * x


NUMBERS = (
    ("minus {}", lambda x: -x),
    ("{} left out, as if it were 1", lambda x: 1.0),
    ("{} left out, as if it were 0", lambda x: 0.0),
    ("the square of {}", lambda x: x**2),
    ("the square root of {}", np.sqrt),
    ("twice {}", lambda x: 2.0 * x),
    ("half of {}", lambda x: x / 2.0),
    ("1 - {0} in the place of {0}", lambda x: 1.0 - x),
    ("1 / {0} in the place of {0}", lambda x: 1.0 / x),
)
FLOATS = (
    ("equal shares in the place of {}", lambda x: 0.0 * x + 1.0 / x.shape[-1]),
    ("minus {0}", lambda x: -x),
    ("the mean of {} in all its places; take the mean later, of the results", _average(None)),
    ("{} averaged over its first axis", _average(0)),
    ("{} averaged over its last axis", _average(-1)),
    ("the row of {} that comes first, in every row", lambda x: x[:1] + 0.0 * x),
    ("the rows of {} one place off", lambda x: np.roll(x, 1, axis=0)),
    ("the rows of {} one place off", lambda x: np.roll(x, -1, axis=0)),
    ("the rows of {} in reverse order", lambda x: x[::-1]),
    ("{} sorted", lambda x: np.sort(x, axis=0)),
    ("{} transposed", lambda x: x.T),
    ("a sigmoid of {}", expit),
    ("a softmax of {}", lambda x: softmax(x, axis=-1)),
    ("a softmax of {} over its first axis", lambda x: softmax(x, axis=0)),
    ("the exponential of {}", np.exp),
    ("the square of {}", np.square),
    ("the absolute value of {}", np.abs),
    ("0 in place of the negative numbers of {}", lambda x: np.maximum(x, 0.0)),
    ("{} cut off above 1", lambda x: np.minimum(x, 1.0)),
    ("{} cut off above 0", lambda x: np.minimum(x, 0.0)),
    ("{} cut off beyond -1 and 1", lambda x: np.clip(x, -1.0, 1.0)),
    ("1 - {0}", lambda x: 1.0 - x),
    ("{} left out, as if it were 0", lambda x: 0.0 * x),
    ("{} left out, as if it were 1", lambda x: 0.0 * x + 1.0),
    ("{} divided by its sum", lambda x: x / x.sum()),
    ("twice {}", lambda x: 2.0 * x),
    ("half of {}", lambda x: x / 2.0),
)
INTEGERS = (
    ("each number of {} one larger", lambda x: x + 1),
    ("each number of {} one smaller", lambda x: x - 1),
    ("{} in reverse order", lambda x: x[::-1]),
    ("{} sorted", lambda x: np.sort(x, axis=0)),
    ("the first of {} for all", lambda x: 0 * x + x[0]),
)


def _of_pairs(equation, arguments, names):
    """The equation with two arguments of one shape exchanged, or with one of them in both places."""
    for (i, one), (j, other) in itertools.combinations(enumerate(arguments), 2):
        if np.shape(one) != np.shape(other) or np.asarray(one).dtype != np.asarray(other).dtype:
            continue
        for sources, words in (
            ((j, i), f"`{names[i]}` and `{names[j]}` exchanged"),
            ((i, i), f"`{names[i]}` in the place of `{names[j]}`, too"),
            ((j, j), f"`{names[j]}` in the place of `{names[i]}`, too"),
        ):

            def formula(given, right, i=i, j=j, sources=sources):
                taken = list(given)
                taken[i], taken[j] = given[sources[0]], given[sources[1]]
                return equation(*taken)

            yield f"your result is what the equation gives with {words}.", formula
