"""Points in the plane: real ones, fakes, and what a critic says about each place."""

from ganedu.plots.colours import FAKE, REAL
from ganedu.plots.picture import Picture
import numpy as np


def show_matching(real, fake, partners, title="", width=4.5):
    """Draws two sets of points in the plane, and a line from each fake to the real point that it is matched with.

    Args:
        real: `(n, 2)`.
        fake: `(n, 2)`.
        partners: for each fake the number of its real point, `(n,)`.
        title: what stands above.
        width: of the square figure, in inches.

    Returns:
        A Matplotlib figure.
    """
    figure = Picture((width, width), layout="constrained")
    axis = figure.subplots()
    for start, end in zip(fake, real[partners], strict=True):
        axis.plot(*np.transpose([start, end]), color="0.7", linewidth=1, zorder=1)
    _points(axis, real, fake)
    axis.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.06), ncols=2)
    axis.set(title=title, aspect="equal")
    return figure


def show_scores(critics, real, fake, reach=2.0, width=10.0):
    """Draws what critics say about each place of the plane, as lines of equal score.

    Args:
        critics: a mapping from a title to a function from points `(n, 2)` to scores `(n, 1)`.
        real, fake: points `(n, 2)`.
        reach: how far the picture goes from the origin to each side.
        width: of the figure, in inches.

    Returns:
        A Matplotlib figure.
    """
    figure = Picture((width, width / len(critics) + 0.35), layout="constrained")
    ticks = np.linspace(-reach, reach, 81)
    places = np.stack(np.meshgrid(ticks, ticks), axis=-1)
    for axis, (title, critic) in zip(figure.subplots(1, len(critics), squeeze=False)[0], critics.items(), strict=True):
        scores = np.asarray(critic(places.reshape(-1, 2).astype("float32"))).reshape(81, 81)
        axis.contour(ticks, ticks, scores, levels=15, cmap="viridis", linewidths=1)
        _points(axis, real[:200], fake[:200])
        axis.set(title=title, aspect="equal", xlim=(-reach, reach), ylim=(-reach, reach))
    return figure


def show_points(real, fakes, width=8.0):
    """Draws points in the plane: what several generators made, each beside the real ones.

    Args:
        real: `(n, 2)`.
        fakes: a mapping from a title to points `(n, 2)`.
        width: of the figure, in inches.

    Returns:
        A Matplotlib figure.
    """
    figure = Picture((width, width / len(fakes) + 0.35), layout="constrained")
    axes = figure.subplots(1, len(fakes), squeeze=False, sharex=True, sharey=True)[0]
    for axis, (title, fake) in zip(axes, fakes.items(), strict=True):
        _points(axis, real, fake)
        axis.set(title=title, aspect="equal")
    return figure


def _points(axis, real, fake):
    axis.scatter(*np.transpose(real), s=14, color=REAL, label="real", zorder=2)
    axis.scatter(*np.transpose(fake), s=18, color=FAKE, marker="^", label="fake", zorder=2)
