"""What a hint shows: the learner's result beside the expected one."""

from ganedu import plots
import numpy as np


def curves(panels, title):
    """Draws the learner's curve over the expected one.

    Args:
        panels: for each panel (label of the x axis, x, the learner's values, the expected values).
        title: what the y axis shows.

    Returns:
        A PNG file as bytes.
    """
    figure = plots.Picture((3.6 * len(panels), 2.6), layout="constrained")
    axes = figure.subplots(1, len(panels), squeeze=False)[0]
    for axis, (label, x, yours, expected) in zip(axes, panels, strict=True):
        axis.plot(x, expected, color=plots.COLOURS[0], linewidth=4, alpha=0.4, label="the equation")
        axis.plot(x, yours, color=plots.COLOURS[1], linestyle="--", label="yours")
        axis.set(xlabel=label, ylabel=title)
        axis.spines[["top", "right"]].set_visible(False)
        axis.legend(frameon=False)
    return figure.png(dpi=80)


def coloured(panels):
    """Draws maps of numbers side by side: blue below 0, red above.

    Args:
        panels: pairs (title, numbers of shape `(height, width)`). All share the scale of the last.

    Returns:
        A PNG file as bytes.
    """
    figure = plots.Picture((3.0 * len(panels), 2.6), layout="constrained")
    bound = np.abs(panels[-1][1]).max()
    for axis, (title, numbers) in zip(figure.subplots(1, len(panels)), panels, strict=True):
        axis.imshow(numbers, cmap="RdBu_r", vmin=-bound, vmax=bound)
        axis.set(xticks=[], yticks=[])
        axis.set_title(title, fontsize=10)
    return figure.png(dpi=80)
