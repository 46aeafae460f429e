"""A folder of one's own pictures, of any size and kind, as a stream."""

import collections
import contextlib
import difflib
import hashlib
import math
import pathlib
import shutil
import tempfile
import time

from ganedu.data.levels import DARK
from ganedu.data.streams import stream
from ganedu.numbers import checked_seed, is_whole, shown
import numpy as np
from PIL import Image, ImageOps

ENDINGS = (
    *(".jpg", ".jpeg", ".jfif", ".jpe", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".jp2"),
    *(".tga", ".ppm", ".pgm", ".ico"),
)
HIDDEN = (".", "__")  # how names of hidden files and folders begin
FEW = 1_000  # pictures
IN_MEMORY = 10**9  # bytes; more pictures are kept in a file and read as they are needed
TELL_EVERY = 5.0  # seconds of reading
DEEP = ("I", "F")  # what the names of Pillow's modes of more than eight bits begin with
BROKEN = (OSError, ValueError, SyntaxError, OverflowError, MemoryError)  # what Pillow raises of a damaged file


def folder(path, size, labels=False, channels=None, batch_size=32, seed=0):
    """Reads a folder of pictures, folders within it included, and says what it found.

    Each picture is turned upright, its middle is cut out in the shape that is asked for, and made as large. What is
    transparent becomes white; of a moving picture the first one counts. Hidden files and broken ones are left out, and
    the broken ones named.

    Args:
        path: the folder, with files of JPG, PNG, GIF, WebP, BMP, TIFF and the like in it. Where those of sixteen
            bits all reach no higher than 4,095, they are taken for twelve.
        size: of the pictures to be, `height` and width alike or `(height, width)`; a DCGAN takes multiples of 4.
        labels: whether each folder within is a class; classes are numbered from 0 by the order of their names.
        channels: 1 for grey levels, 3 for colour, None for colour where a picture has any.
        batch_size, seed: as for `stream`. Of fewer pictures than a batch holds, a batch holds all.

    Returns:
        A stream as of `stream`, of images in [-1, 1] `(batch_size, height, width, channels)`, or with labels of pairs.
        Its `class_names` are the names of the classes, or empty.

    Raises:
        TypeError: if `labels` is neither True nor False.
        ValueError: if there is no such folder, or no picture in it, or another argument does not fit.
    """
    if not isinstance(path, (str, pathlib.PurePath)) or not str(path):
        raise ValueError(f"path is {shown(path)}; expected a folder of pictures, such as 'my_pictures'.")
    root, (height, width) = pathlib.Path(path).expanduser(), _checked_size(size)
    if not is_whole(batch_size, least=1):
        raise ValueError(f"batch_size is {shown(batch_size)}; expected a positive integer, such as 32.")
    if channels not in (None, 1, 3):
        raise ValueError(
            f"channels is {shown(channels)}; expected 1 for grey levels, 3 for colour, or None to find out."
        )
    if not isinstance(labels, bool):
        raise TypeError(f"labels is {shown(labels)}; expected True, for a class in each folder, or False.")
    checked_seed(seed)
    files, hidden, others = _files(root)
    if labels:
        _check_classes(root, files)
    images, kept, broken, small, high = _read(root, files, (height, width), channels or 3)
    _check_levels(root, high)
    if channels is None and not _any_colour(images):
        images = images[..., :1]
    classes = [_class_of(root, file) for file in kept] if labels else []
    names = sorted(set(classes))
    numbers = np.array([names.index(name) for name in classes], "int32")
    if not len(images):
        raise ValueError(f"No file of {root.resolve().name} can be read as a picture; broken: {_listed(broken)}.")
    if labels:
        others += [f"{name}/, a class without pictures" for name in _folders(root) if name not in names]
        if len(names) < 2:
            raise ValueError(f"Pictures that can be read are in {names[0]} alone; broken: {_listed(broken)}.")
    print(_found(root, images, numbers, names, broken, hidden, others, small), flush=True)
    arrays = (images, numbers) if labels else (images,)
    pictures = stream(*arrays, batch_size=batch_size, seed=seed)
    pictures.class_names = names
    return pictures


def _checked_size(size):
    sides = (size, size) if is_whole(size, least=1) else size
    if not isinstance(sides, (tuple, list)) or len(sides) != 2 or not all(is_whole(side, least=1) for side in sides):
        raise ValueError(f"size is {shown(size)}; expected a number of pixels such as 64, or (height, width).")
    return int(sides[0]), int(sides[1])


def _files(root):
    """The files that look like pictures, in order, and how many are hidden and how many something else."""
    if not root.is_dir():
        what = "a file" if root.exists() else "missing"
        near = difflib.get_close_matches(root.name, _folders(root.parent), 1) if root.parent.is_dir() else []
        there = f" {near[0]} is there." if near else ""
        raise ValueError(f"{root} is {what}; expected a folder of pictures (looked from {pathlib.Path.cwd()}).{there}")
    found, hidden, others = [], 0, []
    for file in sorted(_below(root, set())):
        if any(part.startswith(HIDDEN) for part in file.relative_to(root).parts):
            hidden += 1
        elif file.suffix.lower() in ENDINGS and file.exists():
            found.append(file)
        else:
            others.append(file.name if file.exists() else f"{file.name} (a link to nothing)")
    if not found:
        raise ValueError(
            f"{root.resolve().name} holds no picture; expected files that end in {', '.join(ENDINGS)}"
            + (f", and found {_listed(others)}." if others else ".")
            + _on_heic(others)
        )
    return found, hidden, others


def _below(root, seen):
    """The files in a folder and in those within it, linked ones included, each folder once."""
    if root.resolve() in seen:
        return
    seen.add(root.resolve())
    for part in sorted(root.iterdir()):
        if part.is_dir():
            yield from _below(part, seen)
        else:
            yield part


def _on_heic(names):
    heic = any(name.lower().endswith((".heic", ".heif")) for name in names)
    return " HEIC is not read here: export it as JPG." if heic else ""


def _folders(root):
    return sorted(part.name for part in root.iterdir() if part.is_dir() and not part.name.startswith(HIDDEN))


def _class_of(root, file):
    return file.relative_to(root).parts[0]


def _check_classes(root, files):
    names = {_class_of(root, file) for file in files if file.parent != root}
    loose = [file.name for file in files if file.parent == root]
    if loose or len(names) < 2:
        raise ValueError(
            f"labels=True takes a folder for each class in {root.name}, at least two, and every picture in one of them;"
            f" found {len(names)} folder{'s' * (len(names) != 1)} and beside them {_listed(loose, 2) or 'no picture'}. "
            "Without classes: labels=False."
        )


def _read(root, files, size, channels):
    """All pictures `(n, height, width, channels)` in uint8, their files, the rest, how many are small, how bright."""
    shape = (len(files), *size, channels)
    pictures = np.empty(shape, "uint8") if np.prod(shape) <= IN_MEMORY else _on_disk(shape)
    kept, broken, small, high, told, white = [], [], 0, 0, time.monotonic(), _white(files)
    for number, file in enumerate(files):
        if time.monotonic() - told >= TELL_EVERY:
            told = time.monotonic()
            print(f"{root.name}: {number:,} of {len(files):,} pictures read", flush=True)
        try:
            with _of_any_size():
                image = _opened(file, white)
                pictures[len(kept)] = _fitted(image, size, channels)
            kept.append(file)
            if high < DARK:  # one that is bright is enough
                high = max(high, image.convert("L").getextrema()[1])
            small += image.height < size[0] or image.width < size[1]
        except BROKEN:
            broken.append(str(file.relative_to(root)))
    return pictures[: len(kept)], kept, broken, small, high


@contextlib.contextmanager
def _of_any_size():
    """Has Pillow read large pictures too, in which it suspects an attack: scans of one's own are none."""
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _on_disk(shape):
    """An array in a file without a name, which is gone with the program, however that ends."""
    place, needed = tempfile.gettempdir(), math.prod(shape)
    if shutil.disk_usage(place).free < needed:
        raise ValueError(
            f"The pictures would fill {needed / 10**9:.1f} GB, and {place} has no room for them: choose a smaller "
            "size, or another folder in the environment variable TMPDIR."
        )
    with tempfile.TemporaryFile() as file:
        return np.memmap(file, "uint8", "w+", shape=shape)


def _white(files):
    """What is white in all pictures of more than eight bits, so that one that is brighter stays so; 0.0 without any."""
    lowest, highest = 0.0, -1.0
    for file in files:
        try:
            with _of_any_size(), Image.open(file) as opened:
                if opened.mode.startswith(DEEP):
                    levels = np.asarray(opened)
                    lowest, highest = min(lowest, float(levels.min())), max(highest, float(levels.max()))
        except BROKEN:
            continue
    if lowest < 0:
        raise ValueError(
            f"Some of these pictures reach from {lowest:.4g} to {highest:.4g}; expected grey levels, which begin at 0: "
            "read them as arrays and give data.stream((levels - low) / (high - low) * 2 - 1)."
        )
    return next((white for white in (1.0, 255.0, 4_095.0, 65_535.0) if 0.0 <= highest <= white), highest)


def _opened(file, white):
    """The picture of a file, upright, without transparency."""
    with Image.open(file) as opened:
        opened.load()
        image = ImageOps.exif_transpose(opened)
    if image.mode.startswith(DEEP):  # Pillow would cut them off at 255
        levels = np.clip(np.asarray(image, "float64") / white, 0.0, 1.0)
        image = Image.fromarray(np.rint(levels * 255).astype("uint8"))
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image


def _fitted(image, size, channels):
    """A picture as uint8 `(height, width, channels)`: its middle."""
    image = ImageOps.fit(image.convert("RGB" if channels == 3 else "L"), size[::-1], Image.Resampling.LANCZOS)
    return np.asarray(image).reshape(*size, channels)


def _check_levels(root, high):
    if 0 < high < DARK:
        raise ValueError(
            f"The pictures of {root.name} reach to {high} of 255, nearly black. If they are masks, write each anew: "
            f"Image.fromarray(np.asarray(Image.open(file).convert('L')) * {255 // high}).save(other / file.name)."
        )


def _any_colour(images):
    return any((image != image[..., :1]).any() for image in images)


def _found(root, images, numbers, names, broken, hidden, others, small):
    """What was found, in words."""
    count, height, width, channels = images.shape
    colour, plural = "colour" if channels == 3 else "grey", "s" * (count > 1)
    said = f"{root.resolve().name}: {count:,} picture{plural}, now {height} x {width} in {colour}."
    if names:
        sizes = collections.Counter(numbers.tolist())
        said += " Classes: " + ", ".join(f"{at} {name} ({sizes[at]:,})" for at, name in enumerate(names)) + "."
    left_out = [f"broken: {_listed(broken)}"] * bool(broken)
    left_out += [f"no pictures: {_listed(others)}"] * bool(others) + [f"{hidden} hidden"] * bool(hidden)
    if left_out:
        said += f" Left out: {'; '.join(left_out)}."
    if small:
        said += f" {small:,} {'was' if small == 1 else 'were'} smaller and {'is' if small == 1 else 'are'} enlarged."
    said += _on_heic(others) + _on_likeness(images)
    if count < FEW:
        said += f" Fewer than {FEW:,} are few: a discriminator soon knows them by heart; see data.augmented."
    if isinstance(images, np.memmap):
        said += f" They fill more than 1 GB and are read from disk, in {tempfile.gettempdir()}, as they are needed."
    return said


def _on_likeness(images):
    """What there is to say where pictures are alike, as copies are, or white drawings on a transparent ground."""
    different = len({hashlib.sha256(image.tobytes()).digest() for image in images})
    if different == 1 < len(images):
        white = " white on transparent becomes white on white; save them on another ground."
        return f" They are all the same{':' + white if images[0].min() == 255 else '.'}"
    copies = len(images) - different
    return f" {copies:,} of them repeat{'s' * (copies == 1)} others." if copies else ""


def _listed(names, most=5):
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
