"""Check of the Wasserstein distance between two samples of numbers."""

import functools

from ganedu import plots
from ganedu.course.checks.common.comparing import alike, explained
from ganedu.course.checks.common.experiments import draws
from ganedu.course.checks.common.hints import Hint, call, task
import numpy as np

SIZES_DIFFER = (
    "your function stops where the samples have different sizes, here {} and {} values. Cut both quantile functions "
    "into the same n * m short steps; a sample in which every value is repeated equally often is the same distribution."
)
ERRORS = ("broadcast", "shorter than argument", "longer than argument", "same shape", "same length", "Incompatible")


@task(1)
def wasserstein(answer):
    """Checks `(a (n,), b (m,)) -> W1`, a number in the unit of the samples."""
    for n, m in ((9, 9), (4, 7), (12, 3), (1, 5)):
        a, b = np.random.normal(0.0, 3.0, n), np.random.normal(2.0, 1.0, m)
        _compare(answer, a, b, EQUAL if n == m else UNEQUAL)
    there, back = np.random.uniform(0.0, 1.0, 50), np.random.uniform(0.0, 1.0, 50)
    distances = [answer(there, back + shift) for shift in (2.0, 4.0, 8.0)]
    return (
        "Two samples without a value in common, 2, 4 and 8 apart: W1 says "
        + ", ".join(f"{distance:.2f}" for distance in distances)
        + "; the Jensen-Shannon divergence says log 2 = 0.69 three times."
    )


def _compare(answer, a, b, mistakes):
    found, expected = _given(answer, a, b), _distance(a, b)
    if alike(found, expected, atol=1e-6):
        return
    picture = _picture(a, b)
    if chance := draws(answer, (a, b), found):  # on few values its luck may look like one of the mistakes
        raise Hint(chance, picture)
    for hint, formula in mistakes:
        if alike(found, formula(a, b), atol=1e-6):
            raise Hint(hint, picture)
    sizes = f"{len(a)} and {len(b)} values"
    if np.isnan(found):
        raise Hint(f"for {sizes} the distance is nan; no division by 0 and no logarithm is needed here.", picture)
    why = explained(answer, _distance, (a, b), np.asarray(found))
    hint = f"your distance is {found:.4f}; the area between the curves is {expected:.4f}."
    raise Hint(f"for {sizes} {why or hint}", picture)


def _given(answer, a, b):
    copies = a.copy(), b.copy()
    known = [(words, SIZES_DIFFER.format(len(a), len(b))) for words in ERRORS] if len(a) != len(b) else ()
    result = call(answer, *copies, known=known)
    if not (np.array_equal(copies[0], a) and np.array_equal(copies[1], b)):
        raise Hint("your function changed the sample that it was given: a.sort() sorts in place, np.sort(a) a copy.")
    if np.shape(result) != ():
        raise Hint(f"your function returns an array of shape {np.shape(result)}; the distance is a single number.")
    return float(result)


def _distance(a, b, sort_a=np.sort, sort_b=np.sort):
    """The area between two quantile functions, both cut into n * m steps."""
    steps = np.repeat(sort_a(a), len(b)) - np.repeat(sort_b(b), len(a))
    return np.mean(np.abs(steps))


def _as_it_is(x):
    return x


def _gaps(a, b):
    """The gaps between two sorted samples of one size."""
    return np.sort(a) - np.sort(b)


def _all_pairs(a, b):
    return np.abs(a[:, None] - b)


def _largest_gap_of_shares(a, b):
    x = np.concatenate([a, b])
    return np.abs((a <= x[:, None]).mean(1) - (b <= x[:, None]).mean(1)).max()


def _first(a, b, sort=np.sort):
    """With as many values of the longer sample as the shorter one has."""
    count = min(len(a), len(b))
    return np.mean(np.abs(sort(a)[:count] - sort(b)[:count]))


def _on_a_grid(grid, method):
    """Both quantile functions read at some shares: `grid(n, m)`."""

    def formula(a, b):
        shares = grid(len(a), len(b))
        return np.mean(np.abs(np.quantile(a, shares, method=method) - np.quantile(b, shares, method=method)))

    return formula


def _from_end_to_end(n, m, count):
    return np.linspace(0, 1, count or n + m)


def _steps_of_larger(a, b):
    """Both read at as many steps as the larger one has values."""
    steps = np.arange(max(len(a), len(b)))
    read = [np.sort(x)[steps * len(x) // len(steps)] for x in (a, b)]
    return np.mean(np.abs(read[0] - read[1]))


def _left_of_each_value(a, b):
    """The area between the distribution functions, which are read just below each value."""
    x = np.sort(np.concatenate([a, b]))
    shares = [np.searchsorted(np.sort(sample), x[:-1], side="left") / len(sample) for sample in (a, b)]
    return np.sum(np.abs(shares[0] - shares[1]) * np.diff(x))


def _in_the_middles(n, m, count):
    return (np.arange(count or n + m) + 0.5) / (count or n + m)


def _grids():
    """The formulas that read both quantile functions at equal steps, as many as learners take."""
    for place in (_from_end_to_end, _in_the_middles):
        for count in (None, 10, 11, 50, 99, 100, 101, 200, 500, 1000, 1001, 2000, 5000, 10_000, 10_001):
            for method in ("linear", "inverted_cdf"):
                yield _on_a_grid(functools.partial(place, count=count), method)
    for size in (min, max, lambda n, m: n * m):
        yield _on_a_grid(lambda n, m, size=size: np.linspace(0, 1, size(n, m)), "linear")


ONE_SORTED = "only one of the two is sorted; the cheapest plan takes the lowest of one to the lowest of the other."
OF_MEANS = (
    "this is the distance between the two means. Where one sample lies on both sides of the other, it misses what has "
    "to be moved: take the absolute value of each gap, and the mean last."
)
FIRST = (
    "some values of the larger sample are left out: zip and [:n] stop with the shorter one. Every value carries its "
    "share, 1 / n or 1 / m: cut both quantile functions into the same n * m short steps."
)
INTERPOLATED = (
    "right for equal sizes; for others this reads the quantile functions on a grid, or between two values: close, "
    "not exact. They are flat, with jumps at k / n and k / m; n * m equal steps hit all of these."
)
NEAREST = (
    "every value goes to the nearest one of the other sample; some of those are taken twice, and others never. In a "
    "plan each takes its share: sort both."
)
ONE_EARLY = (
    "the shares of values below x are read just left of each value; between this value and the next it counts already: "
    'side="right".'
)
NO_ABSOLUTE_VALUE = "the gaps have lost their absolute value, and cancel: a distance is never negative."
MISTAKES = (
    (ONE_EARLY, _left_of_each_value),
    (OF_MEANS, lambda a, b: abs(a.mean() - b.mean())),
    (NO_ABSOLUTE_VALUE, lambda a, b: a.mean() - b.mean()),
    (NO_ABSOLUTE_VALUE, lambda a, b: b.mean() - a.mean()),
    (
        "this averages over all pairs, as if every value went everywhere; a plan takes each value to one place.",
        lambda a, b: _all_pairs(a, b).mean(),
    ),
    (NEAREST, lambda a, b: _all_pairs(a, b).min(1).mean()),
    (NEAREST, lambda a, b: _all_pairs(a, b).min(0).mean()),
    (
        "this is the largest gap between the two shares of values below x (Kolmogorov and Smirnov's); it says how "
        "many values have to move, not how far.",
        _largest_gap_of_shares,
    ),
)
EQUAL = (
    (
        "neither sample is sorted: a[0] goes to b[0], wherever that is. The cheapest plan takes the lowest to the "
        "lowest, the next to the next.",
        lambda a, b: np.mean(np.abs(a - b)),
    ),
    (ONE_SORTED, lambda a, b: np.mean(np.abs(np.sort(a) - b))),
    (ONE_SORTED, lambda a, b: np.mean(np.abs(a - np.sort(b)))),
    (
        "one sample is sorted upwards and the other downwards, which is the most expensive plan there is.",
        lambda a, b: np.mean(np.abs(np.sort(a) - np.sort(b)[::-1])),
    ),
    (
        "the gaps are squared: that is the square of another distance, W2. W1 takes |gap|.",
        lambda a, b: np.mean(_gaps(a, b) ** 2),
    ),
    (
        "this is W2, the root of the mean of squares; W1 is the mean of |gap|.",
        lambda a, b: np.sqrt(np.mean(_gaps(a, b) ** 2)),
    ),
    (
        "this is a sum, which grows with the samples; each value carries the share 1 / n, which makes it a mean.",
        lambda a, b: np.abs(_gaps(a, b)).sum(),
    ),
    ("this is the longest way that a value goes; W1 is the mean of all.", lambda a, b: np.abs(_gaps(a, b)).max()),
    ("this is the median way; W1 is the mean.", lambda a, b: np.median(np.abs(_gaps(a, b)))),
    *MISTAKES,
)
UNEQUAL = (
    (FIRST, _first),
    (FIRST, lambda a, b: _first(a, b, _as_it_is)),
    (FIRST, lambda a, b: np.mean(np.abs(_gaps(a[: len(b)], b[: len(a)])))),
    *((INTERPOLATED, formula) for formula in _grids()),
    (
        "both are read at as many steps as the larger sample has values, which the jumps of the other one miss unless "
        "one size divides the other; all jumps lie at multiples of 1 / (n * m).",
        _steps_of_larger,
    ),
    (
        "the values are repeated, but as a whole, one copy of the sample after the other: np.repeat keeps equal values "
        "side by side, np.tile does not. Sort after it, or use np.repeat.",
        lambda a, b: np.mean(np.abs(np.tile(np.sort(a), len(b)) - np.tile(np.sort(b), len(a)))),
    ),
    *MISTAKES,
)


def _picture(a, b):
    """Both quantile functions, and the area between them."""
    figure = plots.Picture((5.0, 2.8), layout="constrained")
    axis, shares = figure.subplots(), np.arange(len(a) * len(b) + 1) / (len(a) * len(b))
    curves = np.repeat(np.sort(a), len(b)), np.repeat(np.sort(b), len(a))
    for name, curve, colour in zip("ab", curves, plots.COLOURS[:2], strict=True):
        axis.step(shares, np.append(curve, curve[-1]), where="post", color=colour, label=f"quantiles of {name}")
    tops = [np.append(curve, curve[-1]) for curve in curves]
    axis.fill_between(shares, *tops, step="post", color="0.85", label="W1: the area between")
    axis.set(xlabel="share of the sample", ylabel="value")
    axis.spines[["top", "right"]].set_visible(False)
    axis.legend(frameon=False, fontsize=8)
    return figure.png(dpi=80)
