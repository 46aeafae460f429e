"""Worlds of two dimensions of which everything is known: where points may lie, and how densely.

`ring` and `grid` are those of Lin et al. (2018, section 4.1).
"""

from dataclasses import dataclass
import functools

from ganedu.numbers import is_whole, shown
import numpy as np


@dataclass(frozen=True, eq=False)
class Mixture:
    """Equally likely round Gaussians in the plane.

    Args:
        centres: `(modes, 2)`.
        sigma: the standard deviation of each, in each direction.
    """

    centres: np.ndarray
    sigma: float

    def points(self, count, seed=0):
        """Draws points, for instance for `data.stream`.

        Args:
            count: a positive integer.
            seed: an integer; the same one draws the same points.

        Returns:
            A float32 array `(count, 2)`.

        Raises:
            ValueError: if `count` is not a positive integer.
        """
        if not is_whole(count, least=1):
            raise ValueError(f"count is {shown(count)}; expected a positive integer, such as 2_500.")
        rng = np.random.default_rng(seed)
        modes = rng.integers(len(self.centres), size=count)
        return (self.centres[modes] + rng.normal(scale=self.sigma, size=(count, 2))).astype("float32")


@dataclass(frozen=True, eq=False)
class Strokes:
    """Points along strokes in the plane, everywhere on them equally likely, smeared by a round Gaussian.

    Args:
        strokes: a list of polylines, each a list of corners `(x, y)`. One that goes nowhere is a dab, as long as sigma.
        sigma: the standard deviation of the smear, in each direction.

    Raises:
        ValueError: if there is no stroke, a corner is no pair of finite numbers, or sigma is not positive.
    """

    strokes: list
    sigma: float

    def __post_init__(self):
        if not 0 < self.sigma < np.inf:
            raise ValueError(f"sigma is {shown(self.sigma)}; expected a positive number, such as 0.05.")
        if not len(self.strokes):
            raise ValueError("There is no stroke: draw at least one.")
        for number, stroke in enumerate(self.strokes, 1):
            corners = np.asarray(stroke, float)
            if corners.ndim != 2 or not len(corners) or corners.shape[1] != 2 or not np.isfinite(corners).all():
                raise ValueError(
                    f"Stroke {number} has shape {corners.shape}; expected corners (n, 2), all of them finite numbers."
                )

    @functools.cached_property
    def _parts(self):
        """The straight parts: where they start and their directions, `(parts, 2)` each, and their lengths."""
        starts, ways = [], []
        for stroke in self.strokes:
            corners = np.asarray(stroke, float)
            if not np.ptp(corners, axis=0).any():
                corners = corners[0] + self.sigma * np.array([[-0.5, 0.0], [0.5, 0.0]])
            starts.append(corners[:-1])
            ways.append(np.diff(corners, axis=0))
        starts, ways = np.concatenate(starts), np.concatenate(ways)
        lengths = np.linalg.norm(ways, axis=1)
        long = lengths > 0
        return starts[long], ways[long] / lengths[long, None], lengths[long]

    def points(self, count, seed=0):
        """Draws points, for instance for `data.stream`.

        Args:
            count: a positive integer.
            seed: an integer; the same one draws the same points.

        Returns:
            A float32 array `(count, 2)`.

        Raises:
            ValueError: if `count` is not a positive integer.
        """
        if not is_whole(count, least=1):
            raise ValueError(f"count is {shown(count)}; expected a positive integer, such as 2_500.")
        rng = np.random.default_rng(seed)
        on_stroke = self._at(rng.random(count))
        return (on_stroke + rng.normal(scale=self.sigma, size=(count, 2))).astype("float32")

    def _at(self, shares):
        """The places `(n, 2)` that lie the given shares of the whole length along the strokes."""
        starts, directions, lengths = self._parts
        ends = np.cumsum(lengths)
        way = np.asarray(shares) * ends[-1]
        part = np.minimum(np.searchsorted(ends, way, side="right"), len(ends) - 1)
        rest = way - (ends[part] - lengths[part])
        return starts[part] + rest[:, None] * directions[part]

    @property
    def centres(self):
        """Sixteen places, equally far apart along the strokes: they stand for modes. `(16, 2)`."""
        return self._at((np.arange(16) + 0.5) / 16)

    def density(self, x, blur=0.0):
        """The exact probability density: a straight part smeared by a Gaussian has a closed form.

        Args:
            x: points `(n, 2)`.
            blur: the standard deviation of a further smear, in each direction.

        Returns:
            An array `(n,)`.
        """
        from scipy.special import ndtr

        width = np.hypot(self.sigma, blur)
        along, across, lengths = self._relative(x)
        within = ndtr(along / width) - ndtr((along - lengths) / width)
        heights = np.exp(-0.5 * (across / width) ** 2) / (np.sqrt(2 * np.pi) * width)
        return (within * heights).sum(axis=1) / lengths.sum()

    def distance(self, x):
        """How far points `(n, 2)` lie from the nearest stroke: `(n,)`."""
        along, across, lengths = self._relative(x)
        beyond = np.maximum(np.maximum(-along, along - lengths), 0.0)
        return np.hypot(across, beyond).min(axis=1)

    def _relative(self, x):
        """How far each point lies along and beside each straight part, `(n, parts)` each, and the parts' lengths."""
        starts, directions, lengths = self._parts
        offsets = np.asarray(x, float)[:, None] - starts
        along = (offsets * directions).sum(axis=2)
        across = offsets[..., 0] * directions[:, 1] - offsets[..., 1] * directions[:, 0]
        return along, across, lengths


def density(world, x, blur=0.0):
    """The exact probability density of a world.

    Args:
        world: one of this file, or anything with a `density(x, blur)` of its own.
        x: points `(n, 2)`.
        blur: the standard deviation of a further smear, in each direction: the density of the points plus that much
            Gaussian noise.

    Returns:
        An array `(n,)`, or None where only the world's points are known.
    """
    if not isinstance(world, Mixture):
        return world.density(x, blur) if hasattr(world, "density") else None
    variance = world.sigma**2 + blur**2
    squares = ((np.asarray(x, float)[:, None] - world.centres) ** 2).sum(axis=2)
    return np.exp(-0.5 * squares / variance).mean(axis=1) / (2 * np.pi * variance)


_angles = np.arange(8) * np.pi / 4
_ticks = np.arange(-4.0, 5.0, 2.0)

ring = Mixture(np.stack([np.cos(_angles), np.sin(_angles)], axis=1), sigma=0.01)
grid = Mixture(np.stack(np.meshgrid(_ticks, _ticks), axis=-1).reshape(-1, 2), sigma=0.05)

_turn = np.linspace(0.2, 1.0, 97)
_half = np.linspace(0.0, np.pi, 33)
_upper = np.stack([np.cos(_half), np.sin(_half)], axis=1)

two_gaussians = Mixture(np.array([[-1.0, 0.0], [1.0, 0.0]]), sigma=0.2)
blobs = Mixture(np.array([[-1.1, -0.7], [-0.8, 0.9], [0.1, 0.1], [0.4, -1.1], [0.9, 1.0], [1.3, -0.2]]), sigma=0.12)
line = Strokes([[(-1.2, -0.6), (1.2, 0.6)]], sigma=0.04)
spiral = Strokes([1.3 * _turn[:, None] * np.stack([np.cos(4 * np.pi * _turn), np.sin(4 * np.pi * _turn)], 1)], 0.03)
moons = Strokes([_upper - [0.5, 0.25], [0.5, 0.25] - _upper], sigma=0.06)
