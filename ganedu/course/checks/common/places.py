"""Where a result differs from the right one, if not everywhere."""

import numpy as np


def places(found, expected, arguments, names):
    """Says where a result is wrong, if that is not everywhere, or how little it is off.

    Args:
        found: the learner's result.
        expected: the right one.
        arguments: what both were made from.
        names: of the arguments, for the sentence.

    Returns:
        A sentence, or None.
    """
    if found.shape != expected.shape:
        return _left_out(found, expected)
    if not np.isfinite(found).all() or not np.isfinite(expected).all():
        return None
    off = np.abs(found - expected)
    wrong = off > 1e-5 + 1e-4 * np.abs(expected)
    return (
        _cut_off(found, expected, wrong)
        or _shifted(found, expected)
        or _where(wrong, found, expected, arguments, names)
        or _along(wrong, found, expected)
        or _nearly(off, expected)
    )


def _pair(found, expected, wrong):
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    return f"{found[place]:.4g} instead of {expected[place]:.4g} at {list(place)}"


def _left_out(found, expected):
    """Whether a result is the right one without some of its numbers, or with further sums or means to take."""
    if found.ndim == expected.ndim == 1 and found.size < expected.size:
        kept = np.isclose(expected[:, None], found[None]).any(axis=1)
        if np.allclose(expected[kept], found) if kept.sum() == found.size else False:
            gone = ", ".join(map(str, np.flatnonzero(~kept)))
            return f"the right numbers, but some were left out, at {gone}: the result has a place for each."
    for axis in range(found.ndim):
        for word, reduced in (("mean", found.mean(axis)), ("sum", found.sum(axis))):
            if reduced.shape == expected.shape and np.allclose(reduced, expected, rtol=1e-4, atol=1e-5):
                return (
                    f"your result has shape {found.shape}, and its {word} over axis {axis} is the right one: take it."
                )
    return None


def _cut_off(found, expected, wrong):
    """Whether a result is the right one, cut off below and above."""
    if not wrong.any() or wrong.all():
        return None
    low, high = found.min(), found.max()
    if np.allclose(found, np.clip(expected, low, high), rtol=1e-4, atol=1e-5):
        return f"your numbers are cut off at {low:.4g} and {high:.4g}, and the right ones go further."
    return None


def _shifted(found, expected):
    """Whether each row is off by a number of its own, or all by one."""
    if found.ndim == 0 or found.shape[-1] < 3:
        return None
    gaps = found - expected
    if np.abs(gaps - gaps[..., :1]).max() > 1e-3 * np.abs(gaps).max():
        return None
    moved = [gap for gap in np.ravel(gaps[..., 0]) if abs(gap) > 1e-6]
    return f"the right numbers, all moved by {moved[0]:.4g}: something was added to each, or taken off."


def _where(wrong, found, expected, arguments, names):
    """Whether a result is wrong just where some arguments are 0, or negative."""
    if not 0 < wrong.sum() < wrong.size:
        return None
    alike = [(x, f"`{name}`") for x, name in zip(arguments, names, strict=True) if np.shape(x) == found.shape]
    tests = [(x == 0, f"{name} is 0") for x, name in alike]
    tests += [(x < 0, f"{name} is negative") for x, name in alike]
    tests += [(x > 0, f"{name} is positive") for x, name in alike]
    if len(alike) == 2:
        (a, one), (b, two) = alike
        tests += [
            ((a == 0) != (b == 0), f"just one of {one} and {two} is 0"),
            ((a == 0) & (b == 0), f"{one} and {two} are both 0"),
            ((a == 0) | (b == 0), f"{one} or {two} is 0"),
            (a > b, f"{one} is larger than {two}"),
            (a < b, f"{one} is smaller than {two}"),
        ]
    for where, words in tests:
        if np.array_equal(where, wrong):
            return f"right but where {words}: there you give {_pair(found, expected, wrong)}."
    return None


def _along(wrong, found, expected):
    """Whether a result is right but for some rows or columns."""
    for axis, word in ((-1, "columns"), (0, "rows")):
        if wrong.ndim < 2:
            break
        others = tuple(i for i in range(wrong.ndim) if i != axis % wrong.ndim)
        here = wrong.any(axis=others)
        if 0 < here.sum() <= len(here) / 2 or here.sum() == 1 < len(here):
            which = ", ".join(map(str, np.flatnonzero(here)))
            kind = word if wrong.ndim == 2 else f"places along the {'last' if axis else 'first'} axis"
            parts = (np.compress(here, x, axis) for x in (found, expected))
            return (
                f"right but for the {kind} {which}: {_pair(found, expected, wrong)}{_change(*parts)}; all others agree."
            )
    return None


def _change(found, expected):
    """What became of the numbers that are wrong, in a few words, or nothing."""
    changes = {
        "the sign is flipped": -expected,
        "0 in all of these": 0.0 * expected,
        "they are rounded down": np.floor(expected),
        "the fractions are cut off": np.trunc(expected),
    }
    return next((f" ({words})" for words, other in changes.items() if np.allclose(found, other, atol=1e-5)), "")


def _nearly(off, expected):
    share = off.max() / max(np.abs(expected).max(), 1e-12)
    if share > 0.02:
        return None
    return (
        f"nearly, not exactly: off by up to {off.max():.1g}. A small number added on the way, a rounded or a guessed "
        "one, or steps that are too large do that; the equation has none of them."
    )
