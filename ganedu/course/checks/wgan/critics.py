"""Check of the critic's network."""

import functools

from ganedu.course.checks.common import networks
from ganedu.course.checks.common.anatomy import blocks
from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.wgan.players import DAY
import numpy as np

NO_SUCH_DAYS = "your network does not take a batch of days, (batch, 24, 2): 24 hours, then two quantities."


@task(2)
def critic(make_critic):
    """Checks `make_critic()`: from days `(batch, 24, 2)` to scores `(batch, 1)`, each of its own day alone."""
    network = networks.made(make_critic)
    days = np.random.normal(size=(32, *DAY)).astype("float32")
    if getattr(network, "inputs", None) and tuple(network.inputs[0].shape[1:]) != DAY:
        raise Hint(NO_SUCH_DAYS)
    scores = _scores(network, days)
    _check_shape(scores)
    networks.check_fresh(network, make_critic)
    _check_alone(network, days)
    _check_hours(network, days)
    _check_unbounded(extremes(network, days))
    if networks.is_affine(functools.partial(_scores, network), days):
        raise Hint(
            "there is no non-linearity between your layers, and a linear critic sees two means and nothing else: "
            "give every hidden Dense a LeakyReLU or another activation."
        )
    return "Every day gets one score, which may be any number and depends on this day alone."


def extremes(network, days):
    """A network's scores for a last layer with weights far out, and far out the other way.

    Where nothing bends or bounds the scores, the second are the first with the other sign.

    Args:
        network: a Keras network that ends in a layer with a kernel.
        days: what it takes.

    Returns:
        An array `(2, batch, 1)`.
    """
    advice = "a Dense hidden layer and a Dense(1) are enough."
    return networks.extremes(network, blocks(network, days), days, advice)


def _scores(network, days, training=False):
    return np.array(call(lambda: network(days, training=training), known=networks.misfit(NO_SUCH_DAYS)))


def _check_shape(scores):
    if scores.ndim > 2:
        raise Hint(
            f"the output has shape {scores.shape}: Dense works on the last axis alone, and gives every hour a score; "
            "put a Flatten before it."
        )
    if scores.shape == (32,):
        raise Hint("the scores have shape (32,); keep the column, (32, 1): end with Dense(1) and nothing behind it.")
    if scores.shape != (32, 1):
        raise Hint(f"32 days gave an array of shape {scores.shape}; one score a day, (32, 1): end with Dense(1).")


def _check_alone(network, days):
    """Scores in training mode: of a batch, of the same batch again, and of its first half alone."""
    scores, again, half = (_scores(network, x, training=True) for x in (days, days, days[:16]))
    atol = 1e-3 * max(np.abs(scores).max(), 1e-3)
    if not alike(scores, again, 1e-3, atol):
        raise Hint(
            "in training the same days get other scores at the second look, as with Dropout. The distance is that of "
            "one function f: leave the chance out."
        )
    if not alike(scores[:16], half, 1e-3, atol):
        raise Hint(
            "in training the score of a day depends on the other days of its batch: batch normalisation. The penalty "
            "asks for the slope at each day by itself. Leave it out, or take LayerNormalization, which looks at one "
            "day alone."
        )


def _check_hours(network, days):
    """Scores of days whose hours come in another order."""
    scores, mixed = _scores(network, days), _scores(network, days[:, np.random.permutation(DAY[0])])
    if np.ptp(scores) > 1e-6 and alike(scores, mixed, 1e-3, 1e-3 * np.ptp(scores)):
        raise Hint(
            "a day's score stays the same when its hours are put in another order, as with pooling: noon and midnight "
            "may change places. Flatten keeps every hour apart."
        )


def _check_unbounded(scores):
    if np.allclose(scores, 1.0):
        raise Hint("every score is 1: a softmax over a single number is always 1; use no last activation.")
    if scores.min() >= 0.0 and scores.max() <= 1.0:
        raise Hint(
            "the scores stay in [0, 1], as with a sigmoid: a judge's probability. A critic measures how far, and that "
            "has no bounds: use no last activation."
        )
    if np.abs(scores).max() <= 1.0:
        raise Hint("the scores stay in [-1, 1], as with tanh; how far has no bounds: use no last activation.")
    if scores.min() >= 0.0:
        raise Hint("no score is below 0, as with relu; a score has no bounds on either side: use no last activation.")
    if not np.allclose(scores[0], -scores[1], rtol=1e-2):
        raise Hint("something after your last layer bends the scores; end with Dense(1) and nothing behind it.")
