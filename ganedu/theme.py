"""Light or dark: figures are drawn in the theme that JupyterLab shows."""

import contextlib
import os
import pathlib
import re

from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

SETTINGS = "@jupyterlab/apputils-extension/themes.jupyterlab-settings"
GROUND, INK = 0.067, 0.88  # grey levels of JupyterLab's dark page and of its text


def is_dark():
    """Whether this kernel serves a notebook in a JupyterLab whose settings name a dark theme.

    The settings are read anew each time, so the next figure follows a change. Where notebooks run without a server, as
    in tests, figures stay light.
    """
    if "JPY_SESSION_NAME" not in os.environ:  # which Jupyter's server sets
        return False
    from jupyter_core.paths import jupyter_config_dir

    folder = os.environ.get("JUPYTERLAB_SETTINGS_DIR") or pathlib.Path(jupyter_config_dir(), "lab", "user-settings")
    try:
        words = pathlib.Path(folder, SETTINGS).read_text()
    except OSError:
        return False
    named = re.search(r'^\s*"theme":\s*"([^"]*)"', words, re.MULTILINE)
    return bool(named) and "dark" in named[1].lower()


@contextlib.contextmanager
def darkened(figure):
    """Meanwhile a Matplotlib figure has a dark ground, and light text where it was dark; colours and images stay."""
    figure.draw_without_rendering()  # makes the ticks
    undo = []
    for artist in figure.findobj():
        for kind, names in ((Text, ["color"]), (Line2D, ["color"]), (Patch, ["facecolor", "edgecolor"])):
            for name in names if isinstance(artist, kind) else ():
                was = getattr(artist, f"get_{name}")()
                change = getattr(artist, f"set_{name}")
                undo.append((change, was))
                change(_mirrored(was))
    try:
        yield
    finally:
        for change, was in undo:
            change(was)


def _mirrored(colour):
    """A grey level at the other end of the scale; a colour as it is."""
    red, green, blue, alpha = to_rgba(colour)
    if max(red, green, blue) - min(red, green, blue) > 0.02:
        return colour
    return (*3 * [INK + (GROUND - INK) * red], alpha)
