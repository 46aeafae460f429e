"""How an answer is held against its equation in NumPy."""

from ganedu.course.checks.common.experiments import draws, ignored, leans_on_others, names_of, own_number
from ganedu.course.checks.common.hints import Hint, NotWritten, call
from ganedu.course.checks.common.places import places
from ganedu.course.checks.common.relations import relation
from ganedu.numbers import type_of
import numpy as np


def alike(found, expected, rtol=1e-4, atol=1e-5):
    """Tells whether two arrays agree, by default as far as float32 can; nan agrees with nan."""
    return np.shape(found) == np.shape(expected) and np.allclose(found, expected, rtol, atol, equal_nan=True)


def alike_in_float64(found, expected):
    """Tells whether two arrays agree to seven digits or so; nan agrees with nan."""
    return alike(found, expected, rtol=1e-6, atol=1e-9)


def difference(found, expected):
    """Says how an array differs from what was expected: in its shape, by numbers that are none, or in its range."""
    if found.shape != expected.shape:
        returned = f"shape {found.shape}" if found.shape else "a single number"
        wanted = expected.shape or "a single number"
        return f"your function returns {returned}; expected {wanted}{_longer(found, expected)}."
    if np.isfinite(expected).all() and not np.isfinite(found).all():
        return "your function gives nan or infinity; look for a division by 0, a logarithm or a root."
    if not expected.shape:
        return f"your function gives {found:.4f}, and the equation {expected:.4f}; go through it term by term."
    ends = [(f"{x.min():.4g}", f"{x.max():.4g}") for x in (found, expected)]
    if ends[0] == ends[1]:
        place = np.unravel_index(np.argmax(np.abs(found - expected)), found.shape)
        where = ", ".join(map(str, place))
        return (
            f"your numbers differ from the equation's, most at [{where}]: {found[place]:.4g} instead of "
            f"{expected[place]:.4g}; compute that one by hand."
        )
    return (
        f"your numbers go from {found.min():.4g} to {found.max():.4g}, and those of the equation from "
        f"{expected.min():.4g} to {expected.max():.4g}; go through it once more, line by line."
    )


def _longer(found, expected):
    """How much too long or short the axes of a result are."""
    if found.ndim != expected.ndim:
        return ""
    gaps = [(axis, size - right) for axis, (size, right) in enumerate(zip(found.shape, expected.shape, strict=True))]
    words = [f"axis {axis} is {abs(gap)} too {'long' if gap > 0 else 'short'}" for axis, gap in gaps if gap]
    taken = [axis for axis, gap in gaps if gap and found.shape[axis] == expected.shape[axis - 1]]
    other = f", as long as axis {abs(taken[0] - 1)} should be" if len(taken) == 1 and found.ndim == 2 else ""
    return f": {' and '.join(words)}{other}"


def compare(answer, equation, arguments, mistakes=(), known=(), picture=None, same=alike, unexplained=difference):
    """Holds an answer against its equation on one set of arguments.

    A mistake may have another shape than the equation, and is named all the same.

    Args:
        answer: the learner's function of arrays.
        equation: the same in NumPy.
        arguments: what both are given.
        mistakes: pairs (hint, the equation with that mistake), or (hint, cure, the equation with that mistake).
        known: pairs (words of an error message, the hint that explains them).
        picture: a function of the arguments, what was found and what was expected, that draws them; None for none.
        same: tells whether two arrays agree.
        unexplained: a function of what was found and what was expected that gives the hint if no mistake explains
            their difference.

    Returns:
        What the answer gave, as a float array.

    Raises:
        Hint: if the answer is not the equation's.
    """
    with np.errstate(all="ignore"):
        found, expected = _found(answer, equation, arguments, known, same), np.asarray(equation(*arguments), float)
        if same(found, expected):
            return found
        drawn = picture(arguments, found, expected) if picture else None
        for hint, *cure, formula in mistakes:
            if same(found, np.asarray(formula(*arguments), float)):
                raise Hint(hint, drawn, *cure)
        sentence = explained(answer, equation, arguments, found, same)
    raise Hint(sentence or unexplained(found, expected), drawn)


def explained(answer, equation, arguments, found, same=alike):
    """What is wrong with an answer whose mistake the exercise does not list.

    Args:
        answer, equation, arguments, same: as for `compare`.
        found: what the answer gave, as a float array.

    Returns:
        A sentence, or None if no kind of mistake fits.
    """
    names, asked = names_of(answer, len(arguments)), _asked(answer)
    return _kind(asked, equation, arguments, names, found, same) or places(
        found, np.asarray(equation(*arguments), float), arguments, names
    )


def explained_part(answer, equation, arguments, found, place, same=alike):
    """As `explained`, for one of several results: the answer's number `place`."""

    def part(*given):
        return np.asarray(answer(*given)[place], float)

    part.__wrapped__ = answer
    return explained(part, lambda *given: equation(*given)[place], arguments, found[place], same)


def _kind(asked, equation, arguments, names, found, same):
    """The kind of mistake that answers for all of the difference."""
    own = draws(asked, arguments, found) or own_number(asked, equation, arguments, names, same)
    if own or found.shape != np.shape(equation(*arguments)):
        return own
    return (
        relation(asked, equation, arguments, names, same)
        or ignored(asked, equation, arguments, names, found, same)
        or leans_on_others(asked, equation, arguments, found, same)
    )


def _asked(answer):
    """An answer as a function of arrays that are copied, to a float array."""

    def asked(*arguments):
        return given(answer, arguments)

    asked.__wrapped__ = answer
    return asked


def _found(answer, equation, arguments, known, same):
    """What an answer gives; if it stops, at a number of its own perhaps."""
    try:
        return given(answer, arguments, known)
    except NotWritten:
        raise
    except Hint:
        names = names_of(answer, len(arguments))
        sentence = own_number(_asked(answer), equation, arguments, names, same)
        if sentence is None:
            raise
    raise Hint(sentence)


def given(answer, arguments, known=()):
    """What an answer gives, as a float array; its arguments have to stay as they are."""
    copies = [np.copy(argument) if np.ndim(argument) else argument for argument in arguments]
    result = call(answer, *copies, known=known)
    for copy, argument in zip(copies, arguments, strict=True):
        if not np.array_equal(copy, argument):
            raise Hint("your function changed an array that it was given: += works in place; write a = a + b instead.")
    try:
        return np.asarray(result, float)
    except (TypeError, ValueError):
        raise Hint(f"your function returns {type_of(result)} that holds no regular array of numbers.") from None
