"""Check of batch normalisation."""

from ganedu.course.checks.common.comparing import compare
from ganedu.course.checks.common.hints import task
import numpy as np

SHAPE = 6, 3, 4, 5
WRONG_SHAPE = (
    "the statistics do not fit the maps. Over axis=(0, 1, 2) there is one mean for each channel, shape (channels,), "
    "and NumPy subtracts that from the last axis by itself."
)
ERRORS = (("could not be broadcast", WRONG_SHAPE), ("could not broadcast", WRONG_SHAPE))


@task(2)
def batch_norm(answer):
    """Checks `(x (batch, height, width, channels), gamma, beta, epsilon) -> y`, in training mode."""
    channels = SHAPE[-1]
    widths, centres = np.random.uniform(0.5, 1.5, channels), np.random.normal(0.0, 1.0, channels)
    x = centres + widths * np.random.normal(size=SHAPE)
    gamma, beta = np.random.uniform(1.5, 3.0, channels), np.random.uniform(-1.0, 0.5, channels)
    compare(answer, _equation, (x, gamma, beta, 0.3), MISTAKES, ERRORS)
    dead = np.where(np.arange(channels) == 1, 0.5, x)
    y = compare(answer, _equation, (dead, gamma, beta, 1e-3), MISTAKES, ERRORS)
    return (
        f"Channel 0 went in with mean {x[..., 0].mean():.2f} and came out with {y[..., 0].mean():.2f}, its beta; "
        f"channel 1 was the same everywhere, and epsilon kept it from becoming nan."
    )


def _equation(x, gamma, beta, epsilon, axes=(0, 1, 2)):
    mean, variance = x.mean(axes, keepdims=True), x.var(axes, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


def _over(*axes):
    """The equation with statistics over other axes."""
    return lambda *arguments: _equation(*arguments, axes=axes)


def _divided_by(scale):
    """The equation with another denominator, a function of the variance, epsilon and x."""

    def formula(x, gamma, beta, epsilon):
        variance = x.var((0, 1, 2))
        return gamma * (x - x.mean((0, 1, 2))) / scale(variance, epsilon, x) + beta

    return formula


def _unbiased(variance, epsilon, x):
    count = x[..., 0].size
    return np.sqrt(variance * count / (count - 1) + epsilon)


MISTAKES = (
    (
        "each image is normalised by itself, which is instance normalisation: take the mean over the batch too, "
        "axis=(0, 1, 2).",
        _over(1, 2),
    ),
    (
        "the mean is over the batch alone, so that every place has its own: for maps, height and width count as "
        "examples too, axis=(0, 1, 2).",
        _over(0),
    ),
    (
        "the statistics are over the channels, which mixes them; each channel has its own, over all the other axes: "
        "axis=(0, 1, 2).",
        _over(3),
    ),
    (
        "each image is normalised over all its maps together, which is layer normalisation; here each channel has its "
        "own statistics, over the batch: axis=(0, 1, 2).",
        _over(1, 2, 3),
    ),
    (
        "there is one mean for all channels together; each channel has its own: axis=(0, 1, 2), without the last.",
        _over(0, 1, 2, 3),
    ),
    (
        "the statistics are those of rows, as if the channels were on axis 1, as in PyTorch; here they come last: "
        "axis=(0, 1, 2).",
        _over(0, 2, 3),
    ),
    (
        "epsilon stands outside the root; the equation has the root of variance + epsilon.",
        _divided_by(lambda variance, epsilon, x: np.sqrt(variance) + epsilon),
    ),
    (
        "epsilon is missing: a channel that is the same everywhere has variance 0, and 0 / 0 is nan.",
        _divided_by(lambda variance, epsilon, x: np.sqrt(variance)),
    ),
    (
        "this divides by the variance; the equation has its square root.",
        _divided_by(lambda variance, epsilon, x: variance + epsilon),
    ),
    (
        "epsilon is added to the standard deviation under the root; it is added to the variance: np.var, not np.std.",
        _divided_by(lambda variance, epsilon, x: np.sqrt(np.sqrt(variance) + epsilon)),
    ),
    (
        "epsilon is squared; it is added to the variance as it is.",
        _divided_by(lambda variance, epsilon, x: np.sqrt(variance + epsilon**2)),
    ),
    (
        "the variance is divided by n - 1; batch normalisation divides by n, as np.var does without ddof.",
        _divided_by(_unbiased),
    ),
    (
        "the variance is the mean of the images' own variances, and misses what differs between images: one variance "
        "over batch, height and width.",
        _divided_by(lambda variance, epsilon, x: np.sqrt(x.var((1, 2)).mean(0) + epsilon)),
    ),
    (
        "this divides by the root of the mean square; the variance is the mean square of x - mean.",
        _divided_by(lambda variance, epsilon, x: np.sqrt((x**2).mean((0, 1, 2)) + epsilon)),
    ),
    (
        "gamma and beta are swapped: gamma multiplies, beta is added.",
        lambda x, gamma, beta, epsilon: _equation(x, beta, gamma, epsilon),
    ),
    (
        "gamma and beta are missing: after the division comes gamma * … + beta.",
        lambda x, gamma, beta, epsilon: _equation(x, 1.0, 0.0, epsilon),
    ),
    (
        "beta is added before gamma multiplies; first gamma, then beta.",
        lambda x, gamma, beta, epsilon: _equation(x, gamma, gamma * beta, epsilon),
    ),
    (
        "the mean is not subtracted.",
        lambda x, gamma, beta, epsilon: gamma * x / np.sqrt(x.var((0, 1, 2)) + epsilon) + beta,
    ),
    (
        "nothing is normalised by this batch: a fresh Keras layer takes its moving statistics, mean 0 and variance 1, "
        "unless you say training=True.",
        lambda x, gamma, beta, epsilon: gamma * x / np.sqrt(1.0 + epsilon) + beta,
    ),
)
