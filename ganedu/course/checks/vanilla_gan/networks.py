"""Checks of the two networks."""

from ganedu.course.checks.common.anatomy import blocks
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.networks import check_unbounded, extremes, is_affine, made, misfit, shaken
import numpy as np
import tensorflow as tf

SIDE = 28
PIXELS = SIDE * SIDE
# So large an input shows whether, and where, an output layer saturates.
FAR = 1000.0
# How far G(0) may lie from the average, and how near to 0 or 1: where a sigmoid is flatter, a pixel hardly learns.
OFF, EDGE = 0.02, 0.005


@task(1)
def generator(make_generator):
    """Checks `make_generator(latent_dim, average)`: from z `(batch, latent_dim)` to images `(batch, 784)` in [0, 1]."""
    latent_dim, average = 7, averages()
    known = misfit(f"make_generator({latent_dim}, …) should take z of {latent_dim} coordinates: use latent_dim.")
    network = made(make_generator, latent_dim, average, known=[("not broadcastable", ONE_BIAS_A_PIXEL)])
    z = np.random.normal(size=(64, latent_dim)).astype("float32")
    images, extremes = (np.array(call(network, scale * z, known=known)) for scale in (1.0, 1e3 * FAR))
    if images.ndim > 2:
        raise Hint(f"the images have shape {images.shape}; here each is a flat row of 784 numbers: leave out Reshape.")
    if images.shape != (64, PIXELS):
        raise Hint(f"64 rows of z became an array of shape {images.shape}; expected (64, 784): one output per pixel.")
    if not all(np.isfinite(weight).all() for weight in network.get_weights()):
        raise Hint(INFINITE, cure="Clip the average first, say to between 0.01 and 0.99.")
    _check_range(images, extremes)
    if is_affine(lambda z: _logit(network(z).numpy()), z):
        raise Hint("there is no non-linearity between your layers, so they are one linear layer.", cure=HIDDEN)
    _check_beginning(network(0 * z[:1]).numpy()[0], average)
    return "z becomes 784 grey levels, and before any training G(0) is the average piece of clothing."


def averages():
    """Averages that pixels may have, `(784,)`; some are exactly 0 or 1."""
    average = np.random.uniform(size=PIXELS)
    average[np.random.permutation(PIXELS)[:90]] = np.repeat((0.0, 1.0, 0.0003), 30)
    return average


HIDDEN = 'Give every hidden Dense an activation such as "relu".'
ONE_BIAS_A_PIXEL = "the bias of the last layer has one number for each pixel, as `average` has."
INFINITE = "a weight is infinite or nan: an average of exactly 0 or 1 has no finite logit."
END = "Which function has exactly the values between 0 and 1? End with it, and put nothing after it."


def _check_range(images, extremes):
    low, high = extremes.min(), extremes.max()
    if np.allclose(images.sum(1), 1.0, atol=1e-3):
        raise Hint("the pixels of every image add up to 1, as with softmax: one pixel dims the others.", cure=END)
    if low < -1.0:
        raise Hint("nothing bounds the pixels: far from z = 0 they leave [0, 1].", cure=END)
    if low < 0.0:
        raise Hint("the pixels reach below 0, as with tanh; in this exercise black is 0 and white is 1.", cure=END)
    if high > 1.0:
        raise Hint("the pixels have a floor at 0 but no ceiling at 1.", cure=END)
    if low > 0.0099 or high < 0.9901:
        raise Hint(
            f"even for a large z your pixels stay between {low:.3f} and {high:.3f}: black or white is missing.",
            cure=END,
        )
    if (images == 0.0).any() or (images == 1.0).any():
        raise Hint("pixels are cut off at 0 and 1, and a pixel that is cut off passes no gradient.", cure=END)


def _check_beginning(beginning, average):
    """Checks G(0) before any training."""
    for function, sentence, cure in BEGINNINGS:
        if np.allclose(beginning, function(average), atol=1e-3):
            raise Hint(sentence, cure=cure)
    if np.abs(beginning - average).max() > OFF:
        pixel = np.abs(beginning - average).argmax()
        raise Hint(
            f"in G(0) a pixel is {beginning[pixel]:.2f} but its average {average[pixel]:.2f}; at most {OFF} off.",
            cure="At z = 0 only biases speak: hidden units should give 0 there, and the last bias the average.",
        )
    flat = (beginning < EDGE) | (beginning > 1 - EDGE)
    if flat.any():
        raise Hint(
            f"a pixel begins at {beginning[flat][0]:.5f}, where the last activation is too flat to learn from.",
            cure="Clip the average before you compute the bias.",
        )


def _sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


SOLVE = "Solve σ(bias) = average for the bias."
# What G(0) may be instead of the average.
BEGINNINGS = (
    (lambda a: np.full_like(a, 0.5), "at z = 0 all pixels are 0.5: the last bias is still 0, and σ(0) = ½.", SOLVE),
    (_sigmoid, "at z = 0 a pixel is σ(average), not the average: the bias goes through σ, too.", SOLVE),
    (
        lambda a: _sigmoid(a - 0.5),
        "at z = 0 a pixel is σ(average - ½): the bias goes through σ, which is curved.",
        SOLVE,
    ),
    (
        lambda a: np.clip(a, 0.01, 0.99) / (1 + np.clip(a, 0.01, 0.99)),
        "at z = 0 a pixel is a/(1 + a), where a is its average: your bias is log a, and half of the logit is missing.",
        SOLVE,
    ),
    (
        lambda a: 1 - np.clip(a, 0.01, 0.99),
        "at z = 0 you draw the negative of the average: the bias has the wrong sign.",
        SOLVE,
    ),
    (
        lambda a: np.full_like(a, a.mean()),
        "at z = 0 all pixels have one and the same grey level, the mean over all of them.",
        "Each pixel has an average of its own, and a bias of its own.",
    ),
)


@task(2)
def discriminator(make_discriminator):
    """Checks `make_discriminator()`: from images `(batch, 784)` to scores `(batch, 1)`, alike for mirror images."""
    network = made(make_discriminator)
    known = misfit("your network does not take a batch of flat images, (batch, 784): reshape them inside.")
    x = np.random.normal(size=(64, PIXELS)).astype("float32")
    scores = np.array(call(network, x, known=known))
    if scores.ndim > 2:
        raise Hint(f"the output has shape {scores.shape}: Dense works on the last axis alone; put a Flatten before it.")
    if scores.shape == (64,):
        raise Hint("the scores have shape (64,); keep the column, (64, 1).")
    if scores.shape != (64, 1):
        raise Hint(f"the output has shape {scores.shape}; real or fake is one question: end with Dense(1).")
    if not np.allclose(scores, network(x), atol=1e-3):
        raise Hint(
            "the same images got other scores when they were shown again: something random is at work.",
            cure=(
                "Random flips would teach D that mirror images are alike, one by one; here it has to be built in. "
                + MIRROR
            ),
        )
    check_unbounded(far(shaken(network), x), "a score may be any number; leave out the activation, and take")
    if is_affine(lambda x: network(x).numpy(), x):
        raise Hint("there is no non-linearity: a weighted sum of the pixels has to part real from fake.", cure=HIDDEN)
    if silent(network, x[:1]) > 0.02:
        raise Hint("hidden units that are off pass no gradient, as with ReLU; G learns from it.", cure=LEAKS)
    _check_mirror(lambda x: network(x).numpy(), x)
    return "One score for each image, the same for its mirror image, whatever the weights become."


LEAKS = "Give the hidden layer a LeakyReLU, whose slope below 0 is small but not 0."


def silent(network, image):
    """The share of units that pass no gradient at all for an image `(1, 784)`, of those before the last layer."""
    with tf.GradientTape() as tape:
        score = network(image)
    slopes = tape.gradient(score, network.trainable_weights)
    units = [np.all(slope == 0, axis=0) for slope in slopes if slope is not None and slope.shape[:1] == (PIXELS,)]
    return float(np.mean(np.concatenate(units, axis=None))) if units else 0.0


def far(network, x):
    """Scores far out, and far out the other way, `(2, batch, 1)`, as `extremes` has them."""
    parts = blocks(network, x)
    return extremes(network, parts, x) if parts else np.stack([np.array(network(FAR * x))] * 2)


def mirrored(x):
    """Flat images `(n, 784)`, left and right swapped."""
    return x.reshape(-1, SIDE, SIDE)[:, :, ::-1].reshape(-1, PIXELS)


MIRROR = (
    "Make one network of your layers, call it on the image and on its mirror image, and return the mean of both scores."
)


def _check_mirror(score, x):
    scores, others = score(x), score(mirrored(x))
    if not np.allclose(scores[:1], score(x[:1]), atol=1e-3):
        raise Hint(
            "the score of an image depends on the other images of the batch.",
            cure="If you reverse an axis, take that of the columns: the batch is axis 0.",
        )
    if np.allclose(scores, score(0.5 * (x + mirrored(x))), atol=1e-3):
        raise Hint(
            "D cannot tell an image from a blend of the image and its mirror image, so G may draw such blends.",
            cure="Do not average pixels. " + MIRROR,
        )
    if np.allclose(scores, others, atol=1e-3):
        return
    upside_down = x.reshape(-1, SIDE, SIDE)[:, ::-1].reshape(-1, PIXELS)
    if np.allclose(scores, score(upside_down), atol=1e-3):
        raise Hint(
            "your mirror swaps top and bottom.", cure="Left and right are the columns, the last axis of 28 × 28."
        )
    if np.allclose(scores, score(x[:, ::-1]), atol=1e-3):
        raise Hint(
            "your mirror turns the image by 180°: a row of 784 numbers, reversed, swaps top and bottom as well.",
            cure="Reshape it to 28 × 28 and reverse the columns alone.",
        )
    raise Hint(
        f"an image scores {scores[0, 0]:.2f} and its mirror image {others[0, 0]:.2f}. Training might bring these "
        "nearer, but only the way D is built makes them equal.",
        cure=MIRROR,
    )


def _logit(p):
    p = np.clip(p.astype("float64"), 1e-9, 1 - 1e-9)
    return np.log(p) - np.log1p(-p)
