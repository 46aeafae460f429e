"""What one frame of the playground shows, as arrays, as bytes for the browser, and as a still picture."""

import dataclasses
import json

from ganedu import data, plots
import numpy as np
from scipy.special import expit

GRID = 48  # places across the picture at which D is evaluated, and 48 up
LEAST_MASS = 2e-5  # of real points or fakes in the square around a place; with less, D* would be 0/0
ARRAYS = ("real", "fake", "arrows", "density", "surface", "best", "manifold", "before")

# Light blue and light orange: points in the strong colours stand out; D(x) = 0.5 is nearly white.
REAL, FAKE, NEUTRAL = np.array([86, 180, 233]), np.array([240, 150, 70]), np.array([252, 252, 250])
DEPTH = 0.8


@dataclasses.dataclass(frozen=True)
class Frame:
    """One moment of one game. Surfaces are arrays `(GRID, GRID)`, rows upwards, columns to the right.

    Attributes:
        step: complete steps so far.
        box: `(x, y, half)`, the middle of the picture and half its side.
        real: real points `(n, 2)`.
        fake: the same number of fakes `(n, 2)`.
        arrows: for each fake, the negative gradient of its own part of the generator's loss.
        density: the data's, smoothed by the kernel, as a share of its highest value.
        logits: the discriminator's outputs.
        surface: what is drawn of them, from 0 to 1: D(x) where D is a classifier, else scores stretched to that range.
        best: the optimal discriminator p / (p + q) for this generator; NaN where there is nothing.
        manifold: G(z) for a grid of z whose cells are equally likely, `(rows, columns, 2)`, or `(n, 1, 2)` for z on a
            line; `(0, 0, 2)` for more than two coordinates.
        before: in slow motion, where the fakes were before G's turn, `(n, 2)`; else `(0, 2)`.
        probability: whether the surface is a probability.
        p_known: whether p comes from the world's formula, or is estimated from points as q always is.
        width: the standard deviation of the kernel through which p and q are both seen.
    """

    step: int
    box: tuple
    real: np.ndarray
    fake: np.ndarray
    arrows: np.ndarray
    density: np.ndarray
    logits: np.ndarray
    surface: np.ndarray
    best: np.ndarray
    manifold: np.ndarray
    before: np.ndarray
    probability: bool
    p_known: bool
    width: float

    @property
    def places(self):
        """The points `(GRID, GRID, 2)` at which the surfaces are known."""
        return places(self.box)

    @property
    def outside(self):
        """How many of the fakes lie outside the picture."""
        x, y, half = self.box
        return int((np.abs(self.fake - (x, y)) > half).any(axis=1).sum())

    @property
    def arrow(self):
        """The median length of the arrows."""
        return float(np.median(np.linalg.norm(self.arrows, axis=1)))

    def __repr__(self):
        return f"<Frame of step {self.step:,}: {len(self.fake)} fakes, surfaces {self.surface.shape}>"


def places(box):
    """The points `(GRID, GRID, 2)` in the middles of the squares into which a picture is cut."""
    x, y, half = box
    ticks = (np.arange(GRID) + 0.5) / GRID * 2 * half - half
    return np.stack(np.meshgrid(x + ticks, y + ticks), axis=-1).astype("float32")


def box_around(world):
    """The middle of a square picture with room for the world's points, and half its side: `(x, y, half)`."""
    low, high = np.quantile(world.points(5_000, 0), [0.001, 0.999], axis=0)
    middle = np.round((low + high) / 2, 1)
    return float(middle[0]), float(middle[1]), float(1.4 * (high - low).max() / 2)


def kernel_width(box):
    """The standard deviation of the kernel through which densities are seen: the distance of two places."""
    return 2 * box[2] / GRID


def kernel_density(points, box):
    """The mean of round Gaussians around the points, at all places: an unbiased estimate of their smeared density.

    Args:
        points: `(n, 2)`.
        box: `(x, y, half)`.

    Returns:
        An array `(GRID, GRID)`.
    """
    width, axes, points = kernel_width(box), places(box).astype("float64"), np.asarray(points, "float64")
    across, up = (
        np.exp(-0.5 * np.square((ticks[:, None] - points[:, axis]) / width))
        for axis, ticks in enumerate((axes[0, :, 0], axes[:, 0, 1]))
    )
    return up @ across.T / (2 * np.pi * width**2 * len(points))


def real_density(world, box):
    """The world's density at all places, smeared by the kernel, and whether it comes from a formula."""
    known = data.density(world, places(box).reshape(-1, 2), kernel_width(box))
    if known is not None:
        return known.reshape(GRID, GRID), True
    return kernel_density(world.points(10_000, 0), box), False


def optimal(p, q, box):
    """The optimal discriminator p / (p + q) (Goodfellow et al., 2014, proposition 1); NaN where both are nothing."""
    mass = (p + q) * (2 * box[2] / GRID) ** 2
    return np.where(mass > LEAST_MASS, p / np.maximum(p + q, 1e-300), np.nan)


def drawn_surface(logits, probability, real_logits, fake_logits):
    """What is drawn of the discriminator's outputs, from 0 to 1.

    A probability is drawn as it is. Scores have no unit: 0.5 lies halfway between the mean scores of real points and
    of fakes, and the range is what the picture needs.
    """
    if probability:
        return expit(logits)
    middle = (real_logits.mean() + fake_logits.mean()) / 2
    reach = max(float(np.quantile(np.abs(logits - middle), 0.98)), 1e-6)
    return np.clip(0.5 + (logits - middle) / (2 * reach), 0.0, 1.0)


def pack(header, sides):
    """One frame as bytes: the length of a header, the header in JSON, then float32 arrays.

    Args:
        header: what JSON can hold.
        sides: for each game a pair: what JSON can hold, and its `Frame`.
    """
    packed, parts, offset = [], [], 0
    for words, frame in sides:
        arrays = {}
        for name in ARRAYS:
            array = np.ascontiguousarray(getattr(frame, name), "<f4")
            arrays[name] = [offset, list(array.shape)]
            parts.append(array.tobytes())
            offset += array.nbytes
        packed.append({**words, "arrays": arrays})
    text = json.dumps({**header, "sides": packed}, allow_nan=False).encode()
    text += b" " * (-(4 + len(text)) % 4)  # the arrays begin at a multiple of four
    return len(text).to_bytes(4, "little") + text + b"".join(parts)


def still(panels):
    """Draws surfaces with points side by side.

    Args:
        panels: triples of a title, a surface `(GRID, GRID)` and the `Frame` that it belongs to.

    Returns:
        A `plots.Picture`.
    """
    figure = plots.Picture((4.2 * len(panels), 4.5), layout="constrained")
    for axis, (title, surface, frame) in zip(figure.subplots(1, len(panels), squeeze=False)[0], panels, strict=True):
        x, y, half = frame.box
        extent = (x - half, x + half, y - half, y + half)
        axis.imshow(coloured(surface), extent=extent, origin="lower", interpolation="bilinear")
        axis.plot(*frame.real.T, "o", color=plots.COLOURS[0], markersize=3.5, markeredgewidth=0, label="real points")
        axis.plot(*frame.fake.T, "^", color=plots.COLOURS[1], markersize=4, markeredgewidth=0, label="fakes")
        axis.set(xlim=extent[:2], ylim=extent[2:], xticks=[], yticks=[])
        axis.set_title(title, fontsize=11)
    figure.legend(*axis.get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False)
    return figure


def coloured(surface):
    """A surface as colours `(GRID, GRID, 3)`: blue where real is likely, orange where fake is, grey where nothing."""
    certainty = np.nan_to_num(np.abs(2 * surface - 1))[..., None] ** 0.9 * DEPTH
    hue = np.where((surface > 0.5)[..., None], REAL, FAKE)
    colours = NEUTRAL + certainty * (hue - NEUTRAL)
    colours[np.isnan(surface)] = 225
    return np.rint(colours).astype("uint8")
