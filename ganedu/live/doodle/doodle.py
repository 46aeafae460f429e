"""A pad to draw on with mouse or finger: the drawing reaches Python when the stroke ends."""

import math

from ganedu.live.kit.tool import Tool, source
from ganedu.numbers import shown
import numpy as np
import traitlets

SHAPE = (28, 28, 1)


def pad_pixels():
    """A trait for what a pad holds: one byte a pixel, row by row. The browser writes it at the end of a stroke."""
    return traitlets.Bytes(b"").tag(sync=True, from_json=lambda value, _: bytes(value))


class Doodle(Tool):
    """A drawing pad of 28 x 28 pixels, white on black as in MNIST.

    Mouse, pen and finger draw; with the keyboard, the arrow keys move the pen and Shift with them draws.

    Args:
        on_change: called with `image` at the end of each stroke and after Clear and Undo; or None. `observe` does the
            same for several: `doodle.observe(function, "image")`.

    Attributes:
        image: the drawing, a float32 array `(28, 28, 1)` in [-1, 1]; -1 is the empty black pad.
    """

    _esm = source("kit/kit.js", "kit/notebook.js", "kit/picture.js", "doodle/pad.js", "doodle/doodle.js")
    _css = source("kit/kit.css", "doodle/pad.css")
    words = "A drawing pad was shown here. Run the cell to draw."

    pixels = pad_pixels()
    image = traitlets.Instance(np.ndarray, read_only=True)

    def __init__(self, on_change=None):
        if on_change is not None and not callable(on_change):
            raise TypeError(f"on_change is {shown(on_change)}; expected a function that takes an image, or None.")
        super().__init__()
        if on_change is not None:
            self.observe(lambda change: on_change(change.new), "image")

    @traitlets.default("pixels")
    def _empty(self):
        return bytes(math.prod(SHAPE))

    @traitlets.default("image")
    def _empty_image(self):
        return self._picture()

    @traitlets.observe("pixels")
    def _drawn(self, _):
        self.set_trait("image", self._picture())

    def _picture(self):
        return np.frombuffer(self.pixels, "uint8").reshape(SHAPE).astype("float32") / 127.5 - 1.0
