"""Samples and other pictures, side by side or as a file."""

import math
import pathlib
import textwrap
import warnings

from ganedu.numbers import type_of
from ganedu.plots.picture import DPI, Picture
import numpy as np
from PIL import Image

WRITTEN = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".pdf")
GAP = 3  # pixels of the screen between the images of a row; twice as many between rows


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
        draw(axis, picture, title)
    return figure


def draw(axis, picture, title=""):
    """Draws a picture as of `tile` on an axis of Matplotlib's."""
    axis.imshow(picture.squeeze(), cmap="gray", vmin=0, vmax=255, interpolation="nearest")
    axis.set_title(title, fontsize=11)
    axis.axis("off")


def show_rows(rows, columns=10, scale=2):
    """Draws rows of images, each with its label, every pixel as a square of whole pixels of the screen.

    Args:
        rows: a mapping from a label to images `(n, height, width, channels)` in [-1, 1], or grey levels in uint8, with
            one or three channels.
        columns: images in a row: the first ones, or fewer where there are no more.
        scale: pixels of the screen along the side of an image's pixel.

    Returns:
        A Matplotlib figure.

    Raises:
        TypeError, ValueError: if these are no images, or their numbers lie elsewhere.
    """
    if not isinstance(rows, dict) or not rows:
        raise ValueError("rows are missing; expected a dict from a label to its images, such as {'real': images}.")
    _check_columns(columns)
    if not isinstance(scale, int) or scale < 1:
        raise ValueError(f"scale is {scale!r}; expected a positive integer, such as 2.")
    strips = [_strip(_in_range(images)[:columns], scale) for images in rows.values()]
    figure = Picture((10, 10))
    labels = [figure.text(0, 0, textwrap.fill(str(label), 24), va="center", fontsize=10) for label in rows]
    sizes = [label.get_window_extent(dpi=DPI) for label in labels]
    left = math.ceil(max(size.width for size in sizes)) + 4 * GAP
    heights = [max(len(strip), math.ceil(size.height)) for strip, size in zip(strips, sizes, strict=True)]
    width = left + max(strip.shape[1] for strip in strips) + GAP
    height = sum(heights) + 2 * GAP * (len(heights) + 1)
    figure.set_size_inches(width / DPI, height / DPI)
    figure.in_colour = any(strip.shape[-1] == 4 and np.ptp(strip[..., :3], axis=-1).any() for strip in strips)
    top = height
    for label, strip, tall in zip(labels, strips, heights, strict=True):
        middle = top - 2 * GAP - tall // 2
        label.set_position((GAP / width, middle / height))
        _place(figure, strip, left, middle - len(strip) // 2)
        top -= 2 * GAP + tall
    return figure


def _strip(images, scale):
    """Images side by side as colours with transparent gaps, `(height * scale, width, 4)`."""
    pictures = [tile(image[None], 1).repeat(scale, axis=0).repeat(scale, axis=1) for image in images]
    gap = np.zeros((len(pictures[0]), GAP, 4), "uint8")
    opaque = [
        np.dstack([*[picture] * (3 // picture.shape[-1]), np.full(picture.shape[:2], 255, "uint8")])
        for picture in pictures
    ]
    return np.concatenate([part for picture in opaque for part in (picture, gap)][:-1], axis=1)


def _place(figure, strip, left, bottom):
    """Draws a strip so that each of its pixels is one of the figure's."""
    width, height = np.rint(figure.get_size_inches() * DPI)
    axis = figure.add_axes((left / width, bottom / height, strip.shape[1] / width, len(strip) / height))
    axis.imshow(strip, interpolation="nearest", aspect="auto")
    axis.axis("off")
