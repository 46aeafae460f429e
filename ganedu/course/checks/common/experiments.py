"""What a wrong answer does when it is called again: does it draw, ignore an argument, hold a number of its own?"""

import contextlib
import inspect
import types

from ganedu.course.checks.common.relations import moved
import numpy as np


def names_of(answer, count):
    """The names that a learner gave to the arguments, or their numbers."""
    try:
        names = list(inspect.signature(answer).parameters)
    except (TypeError, ValueError):
        names = []
    return names if len(names) == count else [f"argument {number}" for number in range(1, count + 1)]


def draws(answer, arguments, found):
    """Says so if the same arguments give other numbers the second time."""
    with contextlib.suppress(Exception):
        if not np.allclose(answer(*arguments), found, rtol=1e-5, equal_nan=True):
            return (
                "the same arguments give other numbers the second time: your function draws by itself. Take what it is "
                "given, and draw nothing."
            )
    return None


def own_number(answer, equation, arguments, names, same):
    """Finds a number of the learner's that should have been an argument, or the size of one.

    Each number in the code, and each that is read from the notebook, is replaced by what the arguments offer, until the
    answer is right.

    Returns:
        A sentence, or None.
    """
    function = _function(answer)
    if function is None:
        return None
    expected = np.asarray(equation(*arguments), float)
    for value, place in _offered(arguments, names).items():
        for word, changed in _changes(function, value):
            with changed, contextlib.suppress(Exception):
                if same(np.asarray(answer(*arguments), float), expected):
                    return f"right once {place} stands in your code where {word} does: take it from what you are given."
    return None


def ignored(answer, equation, arguments, names, found, same):
    """Says which argument the result does not depend on, although the equation's does."""
    expected = np.asarray(equation(*arguments), float)
    for place, name in enumerate(names):
        other = list(arguments)
        other[place] = moved(arguments)[place] if np.ndim(arguments[place]) == 0 else np.roll(arguments[place], 1, 0)
        with contextlib.suppress(Exception):
            if same(np.asarray(equation(*other), float), expected):
                continue
            if np.array_equal(answer(*other), found):
                return f"your result does not depend on `{name}`, and the right one does: another one changes nothing."
    return None


def leans_on_others(answer, equation, arguments, found, same):
    """Says so if an example's result changes when others leave the batch, although the equation's does not."""
    expected = np.asarray(equation(*arguments), float)
    for axis in range(min(expected.ndim, 2)):
        count = expected.shape[axis]
        if count < 3:
            continue
        for half in (range(count // 2), range(count // 2, count)):
            fewer = [x[half[0] : half[-1] + 1] if np.ndim(x) and len(x) == count else x for x in arguments]
            with contextlib.suppress(Exception):
                if same(np.asarray(equation(*fewer), float), np.take(expected, half, axis)) and not same(
                    np.asarray(answer(*fewer), float), np.take(found, half, axis)
                ):
                    return (
                        "what one example gets depends on the others beside it: leave some out, and the rest change. "
                        "In the equation each stands for itself."
                    )
    return None


def read_from_notebook(answer):
    """The notebook's own numbers and arrays that an answer reads, by name."""
    function = _function(answer)
    if function is None:
        return []
    values = {name: function.__globals__.get(name) for name in _names(function.__code__)}
    return [name for name, value in values.items() if isinstance(value, (int, float, list, tuple, np.ndarray))]


def _function(answer):
    """The learner's own function behind what the checks wrapped around it, or None."""
    function = inspect.unwrap(answer)
    return function if isinstance(function, types.FunctionType) else None


def _offered(arguments, names):
    """The numbers among the arguments and the sizes of the arrays: for each its places, in words."""
    found = {}
    for name, argument in zip(names, arguments, strict=True):
        if np.ndim(argument) == 0:
            found.setdefault(argument, []).append(f"`{name}`")
        for axis, size in enumerate(np.shape(argument)):
            found.setdefault(size, []).append(f"`{name}.shape[{axis}]`")
    return {value: f"{' or '.join(places[:3])}, here {value:.4g}," for value, places in found.items()}


def _changes(function, value):
    """Pairs (words, context in which one number of the function is this value)."""
    for number in _numbers(function.__code__):
        if number != value and isinstance(value, float) >= isinstance(number, float):
            yield f"{number:g}", _with_code(function, _replaced(function.__code__, number, value))
    for name in _names(function.__code__):
        own = function.__globals__.get(name)
        if isinstance(own, (int, float)) and own != value:
            yield f"{name} = {own:g}", _with_global(function.__globals__, name, value)


def _codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _numbers(code):
    """The numbers that are written in a function; 0, 1 and -1 stand in every other line."""
    found = {x for part in _codes(code) for x in part.co_consts if type(x) in (int, float)}
    return sorted(found - {0, 1, -1})


def _names(code):
    return sorted({name for part in _codes(code) for name in part.co_names})


def _replaced(code, number, value):
    """A code in which a constant is another one."""

    def new(constant):
        if isinstance(constant, types.CodeType):
            return _replaced(constant, number, value)
        return value if type(constant) is type(number) and constant == number else constant

    return code.replace(co_consts=tuple(new(constant) for constant in code.co_consts))


@contextlib.contextmanager
def _with_code(function, code):
    before, function.__code__ = function.__code__, code
    try:
        yield
    finally:
        function.__code__ = before


@contextlib.contextmanager
def _with_global(namespace, name, value):
    before, namespace[name] = namespace[name], value
    try:
        yield
    finally:
        namespace[name] = before
