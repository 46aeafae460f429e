"""Curves as SVG text, which the browser draws from the numbers."""

import math

from ganedu.plots import COLOURS, DASHES
import numpy as np

WIDTH, HEIGHT = 460, 300
LEFT, RIGHT, TOP, BOTTOM = 42, 64, 14, 34
MOST_POINTS = 250


def curves(x, named, xlabel="step"):
    """Draws named curves over a common x.

    Args:
        x: positions, increasing.
        named: a mapping from a name to as many numbers; NaN and infinite ones are left out.
        xlabel: what stands below.

    Returns:
        An SVG element as text.
    """
    x = np.asarray(x, float)
    values = {name: np.asarray(series, float) for name, series in named.items()}
    finite = np.concatenate([series[np.isfinite(series)] for series in values.values()] or [[]])
    if len(x) < 2 or not len(finite):
        return _frame("")
    # The first losses of a GAN can be far off; a few of them must not flatten all the rest.
    low, high = np.percentile(finite, [0.5, 99.5])
    low, high = min(low, 0.0), max(high, low + 1e-6)
    across, up = _scale(x[0], x[-1], LEFT, WIDTH - RIGHT), _scale(low, high, HEIGHT - BOTTOM, TOP)
    parts = [_axes(low, high, x, across, up, xlabel)]
    ends = []
    for index, (name, series) in enumerate(values.items()):
        colour, dash = COLOURS[index], DASHES[index]
        xs, ys = _thinned(x, series)
        points = " ".join(f"{across(a):.1f},{up(min(max(b, low), high)):.1f}" for a, b in zip(xs, ys, strict=True))
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.6" stroke-dasharray="{dash}"/>'
        )
        ends.append((up(min(max(ys[-1], low), high)), name, colour))
    parts += [
        f'<text x="{WIDTH - RIGHT + 6}" y="{y + 4:.1f}" fill="{colour}" font-weight="600">{name}</text>'
        for y, name, colour in _apart(sorted(ends))
    ]
    return _frame("".join(parts))


def _frame(inside):
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" style="max-width:{WIDTH}px" font-size="12" '
        'font-family="var(--jp-ui-font-family, sans-serif)" fill="var(--jp-ui-font-color1, #333)" '
        f'role="img" aria-label="loss curves">{inside}</svg>'
    )


def _axes(low, high, x, across, up, xlabel):
    lines = []
    for tick in _ticks(low, high):
        y = up(tick)
        lines.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#8884"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>'
        )
    lines += [
        f'<text x="{across(tick):.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{tick:,.0f}</text>'
        for tick in _ticks(x[0], x[-1], most=4)
    ]
    lines.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 3}" text-anchor="middle">{xlabel}</text>')
    return "".join(lines)


def _scale(first, last, start, end):
    return lambda value: start + (value - first) / (last - first) * (end - start)


def _ticks(low, high, most=5):
    """Round numbers between low and high: multiples of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return [round(step * count, 10) for count in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _thinned(x, series):
    """Means of equal parts, at most `MOST_POINTS`, without what is not finite."""
    keep = np.isfinite(series)
    parts = min(MOST_POINTS, int(keep.sum()))
    if not parts:
        return [x[-1]], [0.0]
    return (
        [part.mean() for part in np.array_split(x[keep], parts)],
        [part.mean() for part in np.array_split(series[keep], parts)],
    )


def _apart(labels, least=15):
    """Moves labels down until none covers the one above it."""
    previous = -math.inf
    for y, *rest in labels:
        previous = max(y, previous + least)
        yield previous, *rest
