"""Checks of the two networks: first what they give, then the paper's rules."""

from ganedu.course.checks.common.anatomy import blocks
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.networks import check_fresh, check_unbounded, extremes, made, misfit
from ganedu.course.checks.dcgan import rules
from keras import layers
import numpy as np

HEIGHT, WIDTH = 28, 56


@task(3)
def generator(make_generator):
    """Checks `make_generator(latent_dim)`: from z `(batch, latent_dim)` to images `(batch, 28, 56, 1)` in [-1, 1]."""
    z = np.random.normal(size=(16, 7)).astype("float32")
    network = made(make_generator, z.shape[1], known=GENERATOR_ERRORS)
    images = np.array(call(network, z, known=GENERATOR_ERRORS))
    if images.shape[1:] != (HEIGHT, WIDTH, 1):
        raise Hint(_wrong_size(network, images.shape))
    parts = blocks(network, z)
    _check_range(extremes(network, parts, z))
    rules.check_generator(parts)
    check_fresh(network, make_generator, z.shape[1])
    maps = parts[-1].inputs.shape[1:]
    return (
        f"Its last layer paints {HEIGHT * WIDTH:,} pixels with {parts[-1].layer.count_params():,} weights; a Dense "
        f"layer from the same maps would need {(np.prod(maps) + 1) * HEIGHT * WIDTH:,}."
    )


@task(4)
def discriminator(make_discriminator):
    """Checks `make_discriminator()`: from images `(batch, 28, 56, 1)` to logits `(batch, 1)`."""
    images = np.random.normal(size=(16, HEIGHT, WIDTH, 1)).astype("float32")
    network = made(make_discriminator)
    if getattr(network, "inputs", None) and tuple(network.inputs[0].shape[1:]) != images.shape[1:]:
        raise Hint(NO_SUCH_IMAGES)
    logits = np.array(call(network, images, known=misfit(NO_SUCH_IMAGES)))
    if logits.shape != (len(images), 1):
        raise Hint(_wrong_logits(logits.shape))
    parts = blocks(network, images)
    check_unbounded(extremes(network, parts, images), "the loss takes")
    rules.check_discriminator(parts)
    check_fresh(network, make_discriminator)
    return (
        f"It judges with {network.count_params():,} weights; one hidden Dense layer of 256 units on the pixels alone "
        f"has {(HEIGHT * WIDTH + 1) * 256:,}."
    )


GENERATOR_ERRORS = (
    (
        "min_ndim",
        "a convolution was given flat vectors; it wants maps (height, width, maps): after the Dense layer comes "
        "Reshape((7, 14, ...)).",
    ),
    (
        "total size",
        "Reshape cannot make its maps of what it is given: the Dense layer has to give 7 * 14 * maps numbers.",
    ),
    ("incompatible", "make_generator(7) should take z of 7 coordinates: use the argument latent_dim."),
)
SIZES = {
    (56, 28, 1): "your images are 56 high and 28 wide; height comes first: begin with maps of 7 x 14, not 14 x 7.",
    (28, 28, 1): "your images are 28 x 28, room for one digit; for two, 28 x 56, begin with maps of 7 x 14.",
    (14, 28, 1): "your images are 14 x 28, half as large as they should be: one of the two layers lacks its strides=2.",
    (7, 14, 1): "your images are 7 x 14, as small as the first maps: the transposed convolutions lack their strides=2.",
    (28, 56): "your images have no axis for channels; keep it: (batch, 28, 56, 1).",
    (1568,): "your images are flat rows of 1,568 numbers; expected maps of 28 x 56 with one channel.",
}


def _wrong_size(network, shape):
    if shape[1:] in SIZES:
        return SIZES[shape[1:]]
    if shape[1:3] == (HEIGHT, WIDTH):
        return f"your images have {shape[3]} channels; grey ones have 1: the last layer makes a single map."
    transposed = [layer for layer in network._flatten_layers() if isinstance(layer, layers.Conv2DTranspose)]
    if any(layer.padding == "valid" for layer in transposed):
        return (
            f"your images have shape {shape[1:]}: without padding a map grows to (n - 1) * stride + k, as in Task 1; "
            'padding="same" cuts that to n * stride.'
        )
    return f"16 rows of z became an array of shape {shape}; expected (16, 28, 56, 1), which is 7 x 14 doubled twice."


def _check_range(extremes):
    low, high = extremes.min(), extremes.max()
    if low < -1.001:
        raise Hint("nothing bounds the pixels, and these images lie in [-1, 1]: end with tanh.")
    if high > 1.001:
        raise Hint("the pixels have a floor at 0 and no ceiling, as with relu; these images lie in [-1, 1]: tanh.")
    if low >= 0.0:
        raise Hint("the pixels stay in [0, 1], as with a sigmoid; these images lie in [-1, 1]: end with tanh.")
    if low > -0.99 or high < 0.99:
        raise Hint(f"the pixels go from {low:.2f} to {high:.2f} at most; tanh alone would reach from -1 to 1.")


NO_SUCH_IMAGES = (
    "your network does not take a batch of these images, (batch, 28, 56, 1): 28 high, 56 wide, one channel, in this "
    "order."
)


def _wrong_logits(shape):
    if len(shape) == 1:
        return "the logits have shape (16,); keep the column, (16, 1): end with Dense(1) and nothing behind it."
    if len(shape) == 4:
        return (
            f"the output has shape {shape}: a map of logits, one for each place. One for the whole image is asked for: "
            "Flatten, then Dense(1)."
        )
    return f"the output has shape {shape}; real or fake is one question, and one logit answers it: end with Dense(1)."
