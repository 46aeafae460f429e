"""Arrays in, Matplotlib figures out."""

import contextlib
import io
import pathlib
import warnings

from ganedu import theme
from ganedu.numbers import type_of
from matplotlib.figure import Figure
import numpy as np
from PIL import Image

# Okabe and Ito's palette, which colour-blind readers can tell apart; grey and brown for its black and its yellow.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#666666", "#8C5A2B")
WRITTEN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".pdf")
DASHES = ("", "6 3", "8 3 2 3", "2 2", "12 4")


class Picture(Figure):
    """A figure that a notebook shows by itself, as a small PNG, without pyplot and its global state."""

    def png(self, dpi=90):
        """The figure as a PNG file: notebooks keep it for good, and of curves and grey levels 64 colours are enough."""
        drawn, small = io.BytesIO(), io.BytesIO()
        with theme.darkened(self) if theme.is_dark() else contextlib.nullcontext():
            self.savefig(drawn, dpi=dpi)
        image = Image.open(drawn).convert("RGB")
        image = image if self.in_colour else image.quantize(64)
        image.save(small, "png", optimize=True)
        return small.getvalue()

    in_colour = False  # whether it shows pictures in colour
    _repr_png_ = png


def tile(images, columns=8):
    """Arranges images in one, row by row, as grey levels or colours.

    Args:
        images: `(n, height, width, channels)` in [-1, 1], one or three channels.
        columns: images in a row.

    Returns:
        A uint8 array `(rows * height, columns * width, channels)`; missing places are black.

    Raises:
        ValueError: if the images have another shape.
    """
    images = np.asarray(images)
    if images.ndim != 4 or images.shape[-1] not in (1, 3):
        raise ValueError(
            f"images have shape {images.shape}; expected (n, height, width, channels), 1 or 3 channels."
            f"{_instead(images.shape)}"
        )
    count, height, width, channels = images.shape
    rows = -(-count // columns)
    canvas = np.full((rows * columns, height, width, channels), -1.0)
    canvas[:count] = images
    grid = canvas.reshape(rows, columns, height, width, channels).swapaxes(1, 2)
    grid = grid.reshape(rows * height, columns * width, channels)
    return np.clip(np.rint(grid * 127.5 + 127.5), 0, 255).astype("uint8")


def _instead(shape):
    """What may be meant by an array of another shape than pictures have."""
    if len(shape) == 1:
        return " If they are labels, give the pictures beside them: images of (images, labels)."
    if len(shape) == 3 and shape[-1] in (1, 3):
        return " A single picture is images[None]."
    if len(shape) == 3:
        return " Add the channel axis: images[..., None]."
    if len(shape) == 5:
        return " Of a list of arrays, such as stream.arrays, give one: arrays[0]."
    return " The fourth channel says how much is seen; leave it out: images[..., :3]." if shape[-1:] == (4,) else ""


def _in_range(samples):
    """Samples as floats in [-1, 1], those of grey levels too, or a sentence."""
    if not hasattr(samples, "__array__") and not isinstance(samples, (list, tuple)):
        raise TypeError(
            f"samples are {type_of(samples)}; expected an array, such as gan.samples(64); of a stream take "
            "next(iter(stream))."
        )
    if isinstance(samples, (list, tuple)) and len({np.shape(sample) for sample in samples}) > 1:
        shapes = " and ".join(str(np.shape(sample)) for sample in samples[:2])
        raise ValueError(f"samples are of several shapes, {shapes}; expected pictures of one size, without labels.")
    samples = np.asarray(samples)
    if not samples.size:
        raise ValueError(f"There is nothing to draw: samples have shape {samples.shape}.")
    if samples.dtype == np.uint8:
        if 0 < samples.max() < 32:
            warnings.warn(
                f"The samples reach to {samples.max()} of 255, nearly black. Of labels or masks draw samples * "
                f"{255 // samples.max()}.",
                stacklevel=3,
            )
        return samples / 127.5 - 1.0
    if samples.ndim != 4:
        return samples  # of which `tile` says what is wrong
    low, high = float(samples.min()), float(samples.max())
    if not -1.001 <= low <= high <= 1.001:
        grey = " Grey levels: samples.astype('uint8')." if 0 <= low <= high <= 255 else ""
        raise ValueError(f"samples lie in [{low:g}, {high:g}]; expected finite numbers in [-1, 1], or uint8.{grey}")
    if low >= 0.0:
        warnings.warn(
            f"The samples lie in [{low:g}, {high:g}], brighter than mid-grey. If 0 is black in them, take 2 * samples "
            "- 1.",
            stacklevel=3,
        )
    return samples


def _check_columns(columns):
    if not isinstance(columns, int) or columns < 1:
        raise ValueError(f"columns is {columns!r}; expected a positive integer, such as 8.")


def save(samples, path, columns=8):
    """Writes samples as one picture file, row by row.

    Args:
        samples: `(n, height, width, channels)` in [-1, 1], such as `gan.samples(64)`, or levels of 0 to 255 in uint8;
            one or three channels.
        path: of the file; its ending decides the format, such as `.png`.
        columns: samples in a row, at least 1.

    Returns:
        The path, as a `pathlib.Path`.

    Raises:
        TypeError: if these are no samples, or no path.
        ValueError: if the samples have another shape or range, the ending names no format, or the folder is missing.
    """
    if not isinstance(path, (str, pathlib.PurePath)):
        raise TypeError(f"path is {type_of(path)}; expected save(samples, path), such as 'samples.png'.")
    path, samples = pathlib.Path(path).expanduser(), _in_range(samples)
    _check_columns(columns)
    if not path.parent.is_dir():
        raise ValueError(f"The folder {path.parent.resolve()} is missing; make it first, or choose another.")
    if path.suffix.lower() not in WRITTEN:
        raise ValueError(f"{path.name} is no picture file that can be written; expected one of {', '.join(WRITTEN)}.")
    sheet = tile(samples, columns=min(columns, len(samples)))
    Image.fromarray(sheet[..., 0] if sheet.shape[-1] == 1 else sheet).save(path)
    return path


def preview(images, columns=10):
    """What `game.preview` returns as one picture.

    Args:
        images: pictures `(n, height, width, channels)` in [-1, 1], or a list of such arrays, whose pictures of one
            number stand beside each other; or anything else.
        columns: pictures in a row, at most.

    Returns:
        A uint8 array as of `tile`, or None where there are no pictures to show.
    """
    sets = images if isinstance(images, (list, tuple)) else [images]
    if not all(np.ndim(part) == 4 and part.shape[-1] in (1, 3) for part in sets):
        return None
    channels = max(part.shape[-1] for part in sets)
    sets = [np.broadcast_to(part, (*part.shape[:-1], channels)) for part in sets]
    rows = np.stack(sets, axis=1).reshape(-1, *sets[0].shape[1:])
    return tile(rows, columns=len(sets) * max(1, columns // len(sets)))


def _panels(images):
    """The arrays that are drawn side by side: of single pictures in a list one array."""
    if not isinstance(images, (list, tuple)):
        return [images]
    if not images:
        raise ValueError("There is nothing to draw: the list is empty.")
    single = all(isinstance(image, Image.Image) or np.ndim(image) == 3 for image in images)
    return [[np.atleast_3d(image) for image in images]] if single else images


def show_images(images, columns=8, titles=None, width=8.0):
    """Draws images side by side.

    Args:
        images: `(n, height, width, channels)` in [-1, 1] or grey levels in uint8, or a list of such arrays, drawn as
            panels side by side; single images in a list are one panel.
        columns: images in a row of each panel.
        titles: a title, or one for each panel.
        width: of the figure, in inches.

    Returns:
        A Matplotlib figure.

    Raises:
        TypeError, ValueError: if these are no images, or their numbers lie elsewhere.
    """
    panels = list(map(_in_range, _panels(images)))
    _check_columns(columns)
    titles = [titles] if isinstance(titles, str) else titles or [""] * len(panels)
    if not isinstance(titles, (list, tuple)) or len(titles) != len(panels):
        raise ValueError(f"titles are {titles!r}; expected one for each of {len(panels)} panels.")
    if not isinstance(width, (int, float)) or width <= 0:
        raise ValueError(f"width is {width!r}; expected inches, such as 8.0.")
    tiles = [tile(panel, columns) for panel in panels]
    ratio = max(len(t) / t.shape[1] for t in tiles)
    height = width / len(panels) * ratio + (0.35 if any(titles) else 0)
    figure = Picture((width, height), layout="constrained")
    figure.in_colour = any(picture.shape[-1] == 3 for picture in tiles)
    axes = figure.subplots(1, len(panels), squeeze=False)
    for axis, picture, title in zip(axes[0], tiles, titles, strict=True):
        _show(axis, picture, title)
    return figure


def show_curves(curves, x=None, xlabel="step", ylabel="", title="", width=8.0, height=3.0, marks=(), log=False):
    """Draws named curves in one picture, told apart by colour and by line style.

    Args:
        curves: a mapping from a name to a sequence of numbers.
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
    for index, (name, values) in enumerate(curves.items()):
        _plot(axis, range(len(values)) if x is None else x, values, name, index)
    for y, text in marks:
        axis.axhline(y, color="0.5", linestyle=":", linewidth=1)
        place = {"xycoords": ("axes fraction", "data"), "ha": "left", "va": "center"}
        axis.annotate(text, (1.01, y), color="0.35", fontsize=9, **place)
    axis.set(xlabel=xlabel, ylabel=ylabel, title=title, yscale="log" if log else "linear")
    axis.spines[["top", "right"]].set_visible(False)
    if len(curves) > 1:
        axis.legend(frameon=False)
    return figure


def last_frame(images, losses, title):
    """The last frame of a live panel as a picture: samples on the left, loss curves on the right.

    Args:
        images: as for `preview`; what is no picture is left out.
        losses: a mapping with lists under "step" and the names of the losses.
        title: what stands above.

    Returns:
        A PNG file as bytes.
    """
    figure = Picture((9.0, 3.6), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(1.15, 1))
    left.axis("off")
    picture = preview(images)
    if picture is not None:
        figure.in_colour = picture.shape[-1] == 3
        _show(left, picture, "")
    for index, name in enumerate(name for name in losses if name != "step"):
        _plot(right, losses["step"], losses[name], name, index)
    right.set(xlabel="step", title=title)
    right.spines[["top", "right"]].set_visible(False)
    right.legend(frameon=False)
    return figure.png()


def _show(axis, picture, title):
    axis.imshow(picture.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="nearest")
    axis.set_title(title, fontsize=11)
    axis.axis("off")


def _plot(axis, x, values, name, index):
    colour, dash = COLOURS[index % len(COLOURS)], DASHES[index % len(DASHES)]
    style = (0, [float(length) / 1.6 for length in dash.split()] or None)
    axis.plot(x, values, linestyle=style, color=colour, label=name, linewidth=1.6)


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
    axis.scatter(*np.transpose(real), s=14, color=COLOURS[0], label="real", zorder=2)
    axis.scatter(*np.transpose(fake), s=18, color=COLOURS[1], marker="^", label="fake", zorder=2)
