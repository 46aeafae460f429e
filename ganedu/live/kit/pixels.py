"""Pictures and numbers between a network, which takes floats in a range of its own, and the browser."""

from ganedu.data.levels import WHITE, grey_levels
from ganedu.games.checking import takes_noise
from ganedu.games.fitting import check_values
from ganedu.numbers import shown, type_of
from ganedu.parts.outputs import output_range
import numpy as np


def value_range(gan):
    """The grey levels `(black, white)` of a GAN's images: the range of its generator's outputs."""
    return output_range(gan.generator) or (-1.0, 1.0)


def as_bytes(images, gan):
    """Images as one byte a pixel and colour, in row-major order."""
    low, high = value_range(gan)
    grey = np.nan_to_num((np.asarray(images, "float64") - low) / (high - low))
    return np.rint(np.clip(grey, 0.0, 1.0) * 255).astype("uint8").tobytes()


def from_bytes(pictures, shape):
    """What `as_bytes` has made of images of this shape, as grey levels or colours: a uint8 array `(n, *shape)`."""
    return np.frombuffer(pictures, "uint8").reshape(-1, *shape)


def output_name(gan):
    """What D's number for an image is called: "logit" where its sigmoid is a probability, otherwise "score"."""
    return "logit" if gan.objective.probability else "score"


def number(value):
    """A float that JSON can hold: None in place of NaN and infinity."""
    return float(value) if np.isfinite(value) else None


def as_image(drawn, gan):
    """Grey bytes, row by row, as one image of a GAN: `(height, width, channels)` in its range."""
    height, width, channels = gan.generator.output_shape[1:]
    low, high = value_range(gan)
    grey = np.frombuffer(drawn, "uint8").reshape(height, width, 1).astype("float32")
    return np.repeat(grey / 255.0 * (high - low) + low, channels, axis=-1)


def checked_gan(gan):
    """Raises a sentence unless this is a game that makes grey or coloured images from noise."""
    if getattr(gan, "prior", None) is None or not takes_noise(gan.generator):
        raise TypeError(
            f"gan is {shown(gan)}; expected a GAN, such as zoo.dcgan_mnist(): a game that makes samples from noise."
        )
    shape = gan.generator.output_shape[1:]
    if len(shape) != 3 or shape[-1] not in (1, 3):
        raise ValueError(f"This GAN works on examples of shape {shape}; expected images, (height, width, 1 or 3).")
    return gan


def checked_judge(gan):
    """Raises a sentence unless this is a GAN on images whose discriminator looks at nothing else."""
    if isinstance(checked_gan(gan).discriminator.input_shape, list):
        raise TypeError(
            "This discriminator is given more than the image, such as a label, and this tool shows it images alone: "
            "take a GAN without labels, such as zoo.dcgan_mnist(). live.Explorer works on this one."
        )
    return gan


def checked_images(images, gan):
    """Images as float32 in the range of a GAN.

    Args:
        images: `(n, height, width, channels)`, grey levels as `data.stream` takes them, or float in the range that the
            GAN was trained on.
        gan: the `GAN` that they are for.

    Returns:
        A float32 array of the same shape.

    Raises:
        TypeError, ValueError: if they do not fit the GAN.
    """
    if not hasattr(images, "__array__") and not isinstance(images, (list, tuple)):
        raise TypeError(f"images are {type_of(images)}; expected an array. Of a stream, take next(iter(stream)).")
    images = np.asarray(images)
    expected = tuple(gan.generator.output_shape[1:])
    if images.shape[1:] != expected or not len(images):
        hint = " For a single image, pass image[None]." if images.shape == expected else ""
        takes = f"(n, {', '.join(map(str, expected))})"
        raise ValueError(f"images have shape {images.shape}; this GAN takes {takes}, n at least 1.{hint}")
    if images.dtype.kind in "bui":
        images, (low, high) = grey_levels(images), value_range(gan)
        return images / np.float32(WHITE[images.dtype.name]) * np.float32(high - low) + np.float32(low)
    if np.issubdtype(images.dtype, np.floating):
        images = images.astype("float32", copy=False)
    check_values(images, gan.generator)
    return images
