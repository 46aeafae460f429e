"""Numbers as curves and as dots."""

from ganedu.plots import colours, images
from ganedu.plots.picture import Picture
import numpy as np

DASHES = ("", "6 3", "8 3 2 3", "2 2", "12 4")


def show_curves(curves, x=None, xlabel="step", ylabel="", title="", width=8.0, height=3.0, marks=(), log=False):
    """Draws named curves in one picture, told apart by colour and by line style.

    Args:
        curves: a mapping from a name to a sequence of numbers; a name in `METHODS` has its colour.
        x: the positions that all curves share; 0, 1, 2, … if None.
        xlabel, ylabel, title: what stands beside the axes.
        width, height: of the figure, in inches.
        marks: pairs `(y, text)`, drawn as dotted horizontal lines.
        log: whether the y axis is logarithmic.

    Returns:
        A Matplotlib figure.
    """
    figure = Picture((width, height), layout="constrained")
    axis = figure.subplots()
    _plot(axis, x, curves)
    for y, text in marks:
        axis.axhline(y, color="0.5", linestyle=":", linewidth=1)
        place = {"xycoords": ("axes fraction", "data"), "ha": "left", "va": "center"}
        axis.annotate(text, (1.01, y), color="0.35", fontsize=9, **place)
    axis.set(xlabel=xlabel, ylabel=ylabel, title=title, yscale="log" if log else "linear")
    axis.spines[["top", "right"]].set_visible(False)
    if len(curves) > 1:
        axis.legend(frameon=False)
    return figure


def last_frame(pictures, losses, title):
    """The last frame of a live panel as a picture: samples on the left, loss curves on the right.

    Args:
        pictures: as for `preview`; what is no picture is left out.
        losses: a mapping with lists under "step" and the names of the losses.
        title: what stands above.

    Returns:
        A PNG file as bytes.
    """
    figure = Picture((9.0, 3.6), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.15, 1))
    left.axis("off")
    picture = images.preview(pictures)
    if picture is not None:
        figure.in_colour = picture.shape[-1] == 3
        images.draw(left, picture, "")
    _plot(right, losses["step"], {name: values for name, values in losses.items() if name != "step"})
    right.set(xlabel="step", title=title)
    right.spines[["top", "right"]].set_visible(False)
    right.legend(frameon=False)
    return figure.png()


def _plot(axis, x, curves):
    for index, (name, colour) in enumerate(zip(curves, colours.of(curves), strict=True)):
        style = (0, [float(length) / 1.6 for length in DASHES[index % len(DASHES)].split()] or None)
        places = range(len(curves[name])) if x is None else x
        axis.plot(places, curves[name], linestyle=style, color=colour, label=name, linewidth=1.6)


def show_dots(groups, xlabel="", marks=(), log=False, width=8.0):
    """Draws what several runs of each arm came to: a line for each arm, a dot for each run, a bar at the median.

    Args:
        groups: a mapping from an arm's name to a sequence of finite numbers, one for each seed; from top to bottom. An
            arm in `METHODS` has its colour.
        xlabel: what stands below the axis, with its unit.
        marks: pairs `(x, text)`, drawn as dotted vertical lines: floors, starting points.
        log: whether the axis is logarithmic.
        width: of the figure, in inches.

    Returns:
        A Matplotlib figure.

    Raises:
        ValueError: if there are no arms, or an arm has no numbers or such as cannot be drawn.
    """
    _check_groups(groups, log)
    figure = Picture((width, 0.8 + 0.36 * len(groups) + 0.22 * len(marks)), layout="constrained")
    axis = figure.subplots()
    for row, (name, values) in enumerate(groups.items()):
        colour = colours.METHODS.get(name, "#767676")
        look = {"markerfacecolor": (colour, 0.35), "markeredgecolor": colour, "markersize": 7, "zorder": 3}
        axis.plot(values, np.full(len(values), row), "o", color=colour, label=name, **look)
        axis.plot([np.median(values)] * 2, [row - 0.3, row + 0.3], color=colour, linewidth=3, zorder=2)
    for above, (x, text) in enumerate(marks):
        axis.axvline(x, color="0.5", linestyle=":", linewidth=1.2, zorder=1)
        place = {"xycoords": ("data", "axes fraction"), "xytext": (0, 3 + 14 * above), "textcoords": "offset points"}
        axis.annotate(text, (x, 1.0), color="0.35", fontsize=9, ha="center", va="bottom", **place)
    axis.set(xlabel=xlabel, xscale="log" if log else "linear", ylim=(len(groups) - 0.5, -0.5))
    axis.set_yticks(range(len(groups)), list(groups))
    axis.tick_params(axis="y", length=0)
    axis.grid(axis="x", color="0.5", alpha=0.25, linewidth=0.8)
    axis.spines[["top", "right", "left"]].set_visible(False)
    return figure


def _check_groups(groups, log):
    if not isinstance(groups, dict) or not groups:
        raise ValueError("groups are missing; expected a dict from an arm's name to its numbers, one for each seed.")
    for name, values in groups.items():
        values = np.asarray(values)
        if values.ndim != 1 or not values.size or values.dtype.kind not in "iuf" or not np.isfinite(values).all():
            raise ValueError(f"{name!r} has no list of finite numbers, one for each seed, such as [0.9, 1.1].")
        if log and values.min() <= 0:
            raise ValueError(
                f"{name!r} has {values.min():g}, which a logarithmic axis cannot show; leave out log=True."
            )
