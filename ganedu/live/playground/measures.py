"""How good are the fakes? Four numbers, each with what real points get: its floor."""

import dataclasses
import functools

from ganedu import metrics
from ganedu.data import Mixture
import numpy as np
from scipy.special import rel_entr

SAMPLES = 2_500  # fakes that are judged, as in PacGAN's protocol
PAIRS = 400  # of them, matched one by one with real points
CELLS = 32  # across the picture, and 32 up
REAL = 100_000  # points behind the real cells' shares
HELD_OUT = 1_000_000  # seeds from here on are of points that nobody trains on
ROUNDS = 5  # sets of real points behind the floor


@dataclasses.dataclass(frozen=True)
class Measures:
    """What was measured at one moment.

    Attributes:
        step: the moment.
        js: the Jensen-Shannon divergence between the shares of real points and of fakes in the cells of the picture,
            one cell outside included, in nats: 0 if equal, log 2 = 0.693 if they share no cell. Counting in cells
            never makes it larger than that of the distributions, except for the noise that the floor shows.
        w1: the exact Wasserstein-1 distance between 400 real points and 400 fakes.
        modes: modes with a fake within 3σ; None where the world has none that are known.
        known_modes: how many the world has.
        quality: the share of fakes within 3σ of a mode or stroke; None where the world's are not known.
        floor: the same of real points in the fakes' place; None in a floor itself.
    """

    step: int
    js: float
    w1: float
    modes: float | None
    known_modes: int | None
    quality: float | None
    floor: "Measures | None" = None

    def __repr__(self):
        floor = self.floor or self
        parts = [f"JS {self.js:.3f} nats (real {floor.js:.3f})", f"W1 {self.w1:.3f} (real {floor.w1:.3f})"]
        if self.modes is not None:
            parts.append(f"{self.modes:.0f} of {self.known_modes} modes")
            parts.append(f"{self.quality:.1%} of high quality (real {floor.quality:.1%})")
        return f"step {self.step:,}: " + ", ".join(parts)


def jensen_shannon(p, q):
    """The Jensen-Shannon divergence of two tables of probabilities, in nats: from 0 to log 2."""
    middle = (p + q) / 2
    return float(rel_entr(p, middle).sum() + rel_entr(q, middle).sum()) / 2


class Judge:
    """Judges fakes of a world, always by the same real points.

    Args:
        world: with `points(count, seed)`.
        box: `(x, y, half)`, the middle of the picture and half its side.
    """

    def __init__(self, world, box):
        self.world = world
        self.box = box
        self._real_cells = self._cells(world.points(REAL, HELD_OUT))
        self._real = world.points(PAIRS, HELD_OUT + 1)

    def __call__(self, fakes, step):
        """Measures `(SAMPLES, 2)` fakes."""
        return dataclasses.replace(self._measured(fakes, step), floor=self.floor)

    @functools.cached_property
    def floor(self):
        """What real points get in the fakes' place: the mean of some sets."""
        sets = [self._measured(self.world.points(SAMPLES, HELD_OUT + 2 + number), 0) for number in range(ROUNDS)]
        means = {
            name: None if sets[0].modes is None and name in ("modes", "quality") else _mean(sets, name)
            for name in ("js", "w1", "modes", "quality")
        }
        return dataclasses.replace(sets[0], **means)

    def _measured(self, fakes, step):
        modes, known, quality = self._reached(fakes)
        js = jensen_shannon(self._real_cells, self._cells(fakes))
        return Measures(step, js, metrics.wasserstein_distance(self._real, fakes[:PAIRS]), modes, known, quality)

    def _cells(self, points):
        """The share of points in each cell. What lies outside is counted too, in a border of further cells."""
        x, y, half = self.box
        cells = np.floor((np.asarray(points, float) - (x - half, y - half)) / (2 * half) * CELLS)
        column, row = (np.clip(cells, -1, CELLS) + 1).astype(int).T
        return np.bincount(row * (CELLS + 2) + column, minlength=(CELLS + 2) ** 2) / len(points)

    def _reached(self, fakes):
        """Modes with a good fake, modes that there are, and the share of good fakes."""
        world = self.world
        if isinstance(world, Mixture):
            found = metrics.mode_coverage(fakes, world.centres, world.sigma)
            return found.modes, len(world.centres), found.high_quality
        if not hasattr(world, "distance"):
            return None, None, None
        good = fakes[world.distance(fakes) < 3 * world.sigma]
        nearest = np.linalg.norm(good[:, None] - world.centres, axis=2).argmin(axis=1)
        return len(np.unique(nearest)), len(world.centres), len(good) / len(fakes)


def _mean(sets, name):
    return float(np.mean([getattr(measured, name) for measured in sets]))
