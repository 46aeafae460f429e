"""Check of the function that draws samples."""

from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.players import LinearPlayer, eagerly
from ganedu.course.checks.vanilla_gan.networks import PIXELS
import numpy as np


@task(6)
def sample(draw, latent_dim):
    """Checks `(generator, count, spread) -> images (count, 784)`: z is normal, with that standard deviation."""
    spread, count = np.random.uniform(0.3, 0.6), 437  # no multiple of a batch
    network = LinearPlayer(latent_dim, (PIXELS,))
    (images, z), (_, other_z) = (_drawn(draw, network, count, spread) for _ in range(2))
    if z.shape != (count, latent_dim):
        raise Hint(f"asked for {count} images, the generator got z of shape {z.shape}; expected ({count}, LATENT_DIM).")
    if np.allclose(z[0], z[1]):
        raise Hint("all rows of z are the same, and so are all images: draw count rows, not one row repeated.")
    if np.array_equal(z, other_z):
        raise Hint("two calls gave the same images: leave out the fixed seed.")
    _check_spread(z, spread)
    if not np.allclose(images, network(z), atol=1e-4):
        raise Hint("the images were changed after they were made; spread belongs to z: return them as they are.")
    return "A small spread keeps z near its centre, where images are more alike; a large one goes far out."


def _drawn(draw, network, count, spread):
    """The images of one call, and the noise that the generator was given for them."""
    network.seen.clear()
    too_wide = "the generator takes z of LATENT_DIM coordinates, as it was built for."
    with eagerly():
        images = call(draw, network, count, spread, known=[("incompatible", too_wide)])
    if not network.seen:
        raise Hint("your function never calls the generator.")
    return images, np.concatenate(network.seen)


def _check_spread(z, spread):
    found = z.std()
    if abs(z.mean()) > 0.1:
        raise Hint(f"z has mean {z.mean():.2f}; spread multiplies z and leaves its mean at 0.")
    if np.abs(z).max() <= spread * 1.001:
        raise Hint("z never goes beyond spread, as if cut off there; multiply a normal z by spread instead.")
    if _near(found, 1.0):
        raise Hint("z has standard deviation 1, whatever spread is; multiply it before the generator sees it.")
    if _near(found, np.sqrt(spread)):
        raise Hint("z has standard deviation √spread: spread is a standard deviation here, not a variance.")
    if not _near(found, spread) or np.mean(z**4) < 2.5 * np.mean(z**2) ** 2:
        raise Hint(f"z should be normal with standard deviation {spread:.2f}, and yours has {found:.2f}.")


def _near(found, deviation):
    return abs(found / deviation - 1.0) < 0.05
