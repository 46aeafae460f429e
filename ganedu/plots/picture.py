"""A figure that a notebook keeps as a small PNG whose colours are those of the course."""

import contextlib
import io

from ganedu import theme
from ganedu.plots.colours import COLOURS, METHODS
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
import numpy as np
from PIL import Image

DPI = 90
SHADES = 64  # of all that is not kept exactly: greys, mixtures with the ground, soft edges
GREYS = (0.0, 0.35, 0.5, 0.7, 1.0, theme.GROUND, theme.INK)  # of text, lines and grounds, as Matplotlib names them


class Picture(Figure):
    """A figure that a notebook shows by itself, as a small PNG, without pyplot and its global state."""

    def png(self, dpi=DPI):
        """The figure as a PNG file, small, since notebooks keep it for good."""
        drawn, small = io.BytesIO(), io.BytesIO()
        with theme.darkened(self) if theme.is_dark() else contextlib.nullcontext():
            self.savefig(drawn, dpi=dpi)
        image = Image.open(drawn).convert("RGB")
        image = image if self.in_colour else with_palette(image)
        image.save(small, "png", optimize=True)
        return small.getvalue()

    in_colour = False  # whether it shows pictures in colour
    _repr_png_ = png


def _packed(levels):
    """Levels `(…, 3)` of 0 to 255 as single numbers."""
    return np.asarray(levels, "uint32") @ np.array([1 << 16, 1 << 8, 1], "uint32")


EXACT = _packed(
    np.rint([np.multiply(to_rgb(colour), 255) for colour in (*COLOURS, *METHODS.values(), *map(str, GREYS))])
)


def with_palette(image):
    """An RGB image with a palette, which makes its file small.

    The colours that stand for something in the course, and those of text and ground, are kept exactly. All others are
    brought down to `SHADES`.
    """
    pixels = np.asarray(image).reshape(-1, 3)
    colours, place, counts = np.unique(_packed(pixels), return_inverse=True, return_counts=True)
    levels = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype("uint8")
    exact = np.isin(colours, EXACT)
    palette = levels[exact]
    if not exact.all():
        rest = np.repeat(levels[~exact], counts[~exact], axis=0)
        few = Image.fromarray(rest[None]).quantize(SHADES)
        palette = np.concatenate([palette, np.reshape(few.getpalette(), (-1, 3))]).astype("uint8")
    wide = palette.astype("int64")
    nearest = (np.square(wide).sum(axis=1) - 2 * levels.astype("int64") @ wide.T).argmin(axis=1)
    small = Image.fromarray(nearest[place].reshape(image.size[::-1]).astype("uint8"))
    small.putpalette(palette.tobytes())
    return small
