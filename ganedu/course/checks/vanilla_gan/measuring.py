"""Check of the function that measures what the width of the noise does to images."""

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.players import LinearPlayer, check_normal, eagerly
from ganedu.course.checks.vanilla_gan.networks import PIXELS
import keras
import numpy as np


@task(6)
def dial(measure, latent_dim):
    """Checks `(generator, spreads, count) -> (contrast, variety)` of each spread, all from the same noise."""
    spreads, count = (1.0, 0.4, 1.7), 437  # in no order, and no multiple of a batch
    network = LinearPlayer(latent_dim, (PIXELS,), bias_initializer=keras.initializers.RandomNormal(stddev=0.5))
    too_wide = "the generator takes z of LATENT_DIM coordinates, as it was built for."
    with eagerly():
        found = call(measure, network, spreads, count, known=[("incompatible", too_wide)])
    found = _table(found, len(spreads))
    if not network.seen:
        raise Hint("your function never calls the generator.")
    z = np.concatenate(network.seen)
    if z.shape != (len(spreads) * count, latent_dim):
        raise Hint(
            f"for {len(spreads)} spreads and {count} images each, the generator got {len(z)} rows of z; expected "
            f"{len(spreads) * count}."
        )
    z = _in_their_order(z.reshape(len(spreads), count, latent_dim), spreads)
    _check_noise(z, spreads)
    images = np.array(network(z.reshape(-1, latent_dim))).reshape(len(spreads), count, PIXELS)
    _check_numbers(found, images, spreads)
    return "Whatever changes along this table, the spread alone did it: the noise was the same for all."


def _table(found, rows):
    try:
        found = np.asarray(found, float)
    except (TypeError, ValueError):
        raise Hint("your function should return one pair (contrast, variety) for each spread.") from None
    if found.shape != (rows, 2):
        raise Hint(f"your function returns shape {found.shape}; for {rows} spreads expected {rows} pairs, ({rows}, 2).")
    return found


def _in_their_order(z, spreads):
    """The noise in the order of the spreads; an answer may go through them from the narrowest to the widest."""
    ranks = np.argsort(np.argsort(spreads))
    widths = np.sort(spreads)[:, None, None]
    return z[ranks] if np.allclose(z / widths, z[:1] / widths[:1], atol=1e-4) else z


SAME = "Draw z once, before the loop, and give the generator spread * z."


def _check_noise(z, spreads):
    """Checks that each spread had the same normal noise, multiplied by it."""
    if np.allclose(z[0], z[1]) and np.allclose(z[0], z[2]):
        raise Hint("every spread had noise of the same width.", cure=SAME)
    shares = z / np.reshape(spreads, (-1, 1, 1))
    if np.allclose(z[0], z[0, :1]):
        raise Hint("all rows of z are the same, and so are all images.", cure="Draw z of shape (count, LATENT_DIM).")
    if abs(z.mean()) > 0.15:
        raise Hint(f"z has mean {z.mean():.2f}, as if the spread was added.", cure=SAME)
    widths = z.std(axis=(1, 2))
    if np.allclose(widths, np.sqrt(spreads), rtol=0.05):
        raise Hint("z has standard deviation √spread: you took the spread for a variance.", cure=SAME)
    if not np.allclose(shares[0], shares[1], atol=1e-4) or not np.allclose(shares[0], shares[2], atol=1e-4):
        raise Hint(
            "every spread had other noise, so a difference may come from the draw, not from the spread.", cure=SAME
        )
    if np.abs(shares).max() <= 2.0:
        raise Hint("z is cut off, or uniform; expected the noise of the training, which is normal.")
    check_normal(shares)


def contrast_and_variety(images):
    """Contrast and variety of images `(spreads, count, pixels)`, `(spreads, 2)`."""
    return np.stack([images.std(axis=2).mean(axis=1), images.std(axis=1).mean(axis=1)], axis=1)


CONTRAST = "Contrast: the deviation along the 784 pixels of each image, then the mean over the images."
VARIETY = "Variety: the deviation along the images for each pixel, then the mean over the pixels."


def _check_numbers(found, images, spreads):
    expected = contrast_and_variety(images)
    if alike(found, expected, rtol=1e-3):
        return
    if alike(found, expected[:, ::-1], rtol=1e-3):
        raise Hint("contrast and variety are swapped: each runs along the other's axis.", cure=f"{CONTRAST} {VARIETY}")
    if alike(found, expected[np.argsort(spreads)], rtol=1e-3):
        raise Hint("your pairs go from the narrowest spread to the widest, not in the order of `spreads`.")
    overall = images.std(axis=(1, 2))
    for place, (name, cure) in enumerate((("contrast", CONTRAST), ("variety", VARIETY))):
        mine, own, other = found[:, place], expected[:, place], expected[:, 1 - place]
        mistakes = (
            (own, None),
            (own**2, f"your {name} is a squared deviation, or nearly: a variance has other units than a pixel."),
            (_variance(images, place), f"your {name} averages variances; a deviation is the root of each."),
            (overall, f"your {name} is the deviation of all numbers at once, which mixes pixels and images."),
            (other, f"your {name} runs along the wrong axis."),
            (np.full_like(own, own[1]), f"your {name} is the same for every spread."),
            (
                _deviation_of_means(images, place),
                f"your {name} averages first and takes the deviation of the averages.",
            ),
            (own * spreads, f"your {name} was scaled by the spread, or the images were; the spread belongs to z."),
            (own / spreads, f"your {name} was divided by the spread; measure the images as they are."),
        )
        for formula, sentence in mistakes:
            if alike(mine, formula, rtol=1e-3):
                if sentence is None:
                    break
                raise Hint(sentence, cure=cure)
        else:
            raise Hint(
                f"at spread {spreads[0]} your {name} is {mine[0]:.3f}; the same images give {own[0]:.3f}.", cure=cure
            )


def _variance(images, place):
    return images.var(axis=2 - place).mean(axis=1)


def _deviation_of_means(images, place):
    return images.mean(axis=1 + place).std(axis=1)
