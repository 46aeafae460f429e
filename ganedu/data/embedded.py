"""MNIST and Fashion-MNIST, complete and unchanged, shipped inside the package."""

import functools
import pathlib
import zipfile

from ganedu.data.streams import stream
import numpy as np

FOLDER = pathlib.Path(__file__).parent
NAMES = ("mnist", "fashion_mnist")
SPLITS = ("train", "test")


def load(name, split="train"):
    """Loads a dataset as it is stored.

    Args:
        name: "mnist" (LeCun, Cortes and Burges, 1998) or "fashion_mnist" (Xiao, Rasul and Vollgraf, 2017).
        split: "train" (60,000 images) or "test" (10,000).

    Returns:
        `(images, labels)`: uint8 arrays of shapes `(n, 28, 28, 1)`, grey levels 0 to 255, and `(n,)`, classes 0 to 9.

    Raises:
        ValueError: for an unknown name or split, or a damaged file.
    """
    if name not in NAMES:
        raise ValueError(f"There is no dataset {name!r}; the course ships {' and '.join(NAMES)}.")
    if split not in SPLITS:
        raise ValueError(f"There is no split {split!r}; a dataset has {' and '.join(SPLITS)}.")
    return _arrays(FOLDER / f"{name}.npz")[split]


def mnist(batch_size=64, **options):
    """Handwritten digits as an endless stream; see `stream` for the options, `split` among them."""
    return _named_stream("mnist", batch_size, **options)


def fashion_mnist(batch_size=64, **options):
    """Pieces of clothing as an endless stream; see `stream` for the options, `split` among them."""
    return _named_stream("fashion_mnist", batch_size, **options)


def _named_stream(name, batch_size, split="train", labels=False, **options):
    images, classes = load(name, split)
    return stream(*((images, classes) if labels else (images,)), batch_size=batch_size, **options)


@functools.cache
def _arrays(path):
    try:
        with np.load(path) as file:
            arrays = {split: (file[f"x_{split}"][..., None], file[f"y_{split}"]) for split in SPLITS}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(
            f"{path.name} is missing or damaged ({error}). Restore it with: git checkout -- {path.name} "
            f"in the folder {path.parent}."
        ) from error
    for pair in arrays.values():
        for array in pair:
            array.flags.writeable = False
    return arrays
