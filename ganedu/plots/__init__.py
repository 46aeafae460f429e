"""Arrays in, Matplotlib figures out."""

from ganedu.plots.colours import COLOURS, METHODS
from ganedu.plots.curves import last_frame, show_curves, show_dots
from ganedu.plots.images import preview, save, show_images, show_rows, tile
from ganedu.plots.picture import Picture
from ganedu.plots.points import show_matching, show_points, show_scores

__all__ = [
    "COLOURS",
    "METHODS",
    "Picture",
    "last_frame",
    "preview",
    "save",
    "show_curves",
    "show_dots",
    "show_images",
    "show_matching",
    "show_points",
    "show_rows",
    "show_scores",
    "tile",
]
