"""Checks of the two networks."""

from ganedu.course.checks.common.anatomy import blocks
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.networks import check_unbounded, extremes, is_affine, made, misfit, shaken
import numpy as np

PIXELS = 784
# So large an input shows whether, and where, an output layer saturates.
FAR = 1000.0


@task(1)
def generator(make_generator):
    """Checks `make_generator(latent_dim)`: from z `(batch, latent_dim)` to images `(batch, 784)` in [0, 1]."""
    latent_dim = 7
    network = made(make_generator, latent_dim)
    too_wide = f"make_generator({latent_dim}) should take z of {latent_dim} coordinates: use the argument latent_dim."
    known = misfit(too_wide)
    z = np.random.normal(size=(64, latent_dim)).astype("float32")
    images, extremes = (np.array(call(network, scale * z, known=known)) for scale in (1.0, FAR))
    if images.ndim > 2:
        raise Hint(f"the images have shape {images.shape}; here each is a flat row of 784 numbers: leave out Reshape.")
    if images.shape != (64, PIXELS):
        raise Hint(f"64 rows of z became an array of shape {images.shape}; expected (64, 784): one output per pixel.")
    _check_range(images, extremes)
    if is_affine(lambda z: _logit(network(z).numpy()), z):
        raise Hint(
            "there is no non-linearity between your layers, and stacked linear layers are one linear layer: "
            'give every hidden Dense an activation such as "relu".'
        )
    return "z becomes 784 grey levels between 0 and 1; training has to arrange them."


def _check_range(images, extremes):
    low, high = extremes.min(), extremes.max()
    if np.allclose(images.sum(1), 1.0, atol=1e-3):
        raise Hint("the pixels of every image add up to 1, as with softmax; pixels do not compete: end with a sigmoid.")
    if low < -1.0:
        raise Hint("nothing bounds the pixels: without a last activation they leave [0, 1]; end with a sigmoid.")
    if low < 0.0:
        raise Hint("the pixels reach down to -1, as with tanh; these images lie in [0, 1]: end with a sigmoid.")
    if high > 1.0:
        raise Hint("the pixels have a floor at 0 but no ceiling at 1, as with relu; end with a sigmoid.")
    if low > 0.01 or high < 0.99:
        raise Hint(
            f"however far out z lies, your pixels stay between {low:.3f} and {high:.3f}; grey levels go from 0 to 1: "
            "let nothing follow the sigmoid."
        )
    if (images == 0.0).any() or (images == 1.0).any():
        raise Hint("pixels are cut off at 0 and 1, and a cut pixel passes no gradient; a sigmoid bends instead.")


@task(2)
def discriminator(make_discriminator):
    """Checks `make_discriminator()`: from images `(batch, 784)` to logits `(batch, 1)`."""
    network = made(make_discriminator)
    known = misfit("your network does not take a batch of flat images, (batch, 784): no 28 x 28 and no channels here.")
    x = np.random.normal(size=(64, PIXELS)).astype("float32")
    logits = np.array(call(network, x, known=known))
    if logits.ndim > 2:
        raise Hint(f"the output has shape {logits.shape}: Dense works on the last axis alone; put a Flatten before it.")
    if logits.shape == (64,):
        raise Hint("the logits have shape (64,); keep the column, (64, 1): end with Dense(1) and nothing behind it.")
    if logits.shape != (64, 1):
        raise Hint(
            f"the output has shape {logits.shape}; real or fake is one question, and one logit answers it: "
            "end with Dense(1)."
        )
    check_unbounded(extremes(network, blocks(shaken(network), x), x), "the losses will take")
    if is_affine(lambda x: network(x).numpy(), x):
        raise Hint(
            "there is no non-linearity between your layers, so that one flat plane has to part real from fake: "
            "give every hidden Dense a LeakyReLU or another activation."
        )
    return "Every image gets one logit, which may be any number: D(x) is its sigmoid."


def _logit(p):
    p = np.clip(p.astype("float64"), 1e-9, 1 - 1e-9)
    return np.log(p) - np.log1p(-p)
