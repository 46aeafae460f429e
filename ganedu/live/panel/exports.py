"""A training as files: its frames as an animated GIF, its curves as CSV."""

import csv
import io
import pathlib

from ganedu.training.files import replaced
from PIL import Image

LONGEST = 10.0  # seconds that a GIF plays


def gif(frames):
    """An animation of PNG files.

    Args:
        frames: PNG files as bytes, one or more, of one size.

    Returns:
        A GIF file as bytes, which plays for ten seconds at most and rests on the last frame.

    Raises:
        ValueError: if there is no frame.
    """
    if not frames:
        raise ValueError("There is no picture to save yet: let the training run for a moment.")
    images = [Image.open(io.BytesIO(frame)) for frame in frames]
    images = [image if image.mode == "L" else image.convert("RGB").quantize(128) for image in images]
    pause = int(min(200, 1000 * LONGEST / len(images)))
    buffer = io.BytesIO()
    durations = [pause] * (len(images) - 1) + [2000]
    images[0].save(buffer, "gif", save_all=True, append_images=images[1:], duration=durations, loop=0)
    return buffer.getvalue()


def table(columns):
    """A CSV file as bytes, a line for each step at which anything was read.

    Args:
        columns: pairs of steps and `{name: values}`, as many values as steps.
    """
    rows, names = {}, ["step"]
    for steps, named in columns:
        names += named
        for name, values in named.items():
            for step, value in zip(steps, values, strict=True):
                rows.setdefault(int(step), {"step": int(step)})[name] = value
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[step] for step in sorted(rows))
    return buffer.getvalue().encode()


def write(name, content):
    """Writes a new file beside the notebook, complete or not at all, and never over another one.

    Args:
        name: such as "training.gif"; a number is added where there is one already.
        content: bytes.

    Returns:
        The path.

    Raises:
        OSError: if it cannot be written, for instance to a full disk; then nothing is left.
    """
    wanted = pathlib.Path(name)
    path, number = wanted, 2
    while path.exists():
        path, number = wanted.with_stem(f"{wanted.stem}_{number}"), number + 1
    with replaced(path) as aside:
        aside.write_bytes(content)
    return path
