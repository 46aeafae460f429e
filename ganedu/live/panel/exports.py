"""A training as files: its frames as an animated GIF, its curves as CSV."""

import csv
import io
import pathlib

from ganedu.training.files import replaced
from PIL import Image, ImageDraw

LONGEST = 10.0  # seconds that a GIF plays
LARGEST = 2_000_000  # bytes of a GIF


def gif(frames):
    """An animation of PNG files, with the step written below each.

    Args:
        frames: pairs of a step and a PNG file as bytes, one or more, of one size.

    Returns:
        A GIF file as bytes, of at most 2 MB wherever two frames fit that; it plays for ten seconds at most and rests on
        the last frame.

    Raises:
        ValueError: if there is no frame.
    """
    if not frames:
        raise ValueError("There is no frame to save yet: let the training run for a moment.")
    images = [_with_step(step, Image.open(io.BytesIO(png))) for step, png in frames]
    while len(content := _animated(images)) > LARGEST and len(images) > 2:
        images = [*images[:-1:2], images[-1]]  # half as many, and the last one
    return content


def _with_step(step, image):
    image = image if image.mode == "L" else image.convert("RGB")
    line = 16
    whole = Image.new(image.mode, (image.width, image.height + line))
    whole.paste(image)
    white = 255 if image.mode == "L" else (255, 255, 255)
    ImageDraw.Draw(whole).text((4, image.height + 2), f"step {step:,}", fill=white)
    return whole if whole.mode == "L" else whole.quantize(128)


def _animated(images):
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
    """Writes a new file next to the notebook, complete or not at all, and never over another one.

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
