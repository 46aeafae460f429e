"""Check of a diagnosis: which line of a step is broken, and the step with that line repaired."""

import functools
import os

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call, task
from ganedu.course.checks.common.players import same_weights
from ganedu.course.checks.vanilla_gan.networks import PIXELS
from ganedu.course.checks.vanilla_gan.step import DISCRIMINATOR, GENERATOR, moved, outputs, play
import keras
import numpy as np
import tensorflow as tf

TURNS, LABEL = 2, 0.9  # of D in one step, and of real images

# What speaks against each of the other faults.
AGAINST = {
    "saturating": "the fakes' label in G's turn is 1, so G minimises -log D, which is steep where D is sure of a fake.",
    "noise": "tf.random.uniform draws again in every step, compiled or not, and each turn here has noise of its own.",
    "team": "each optimizer is given the gradients and the weights of one player, the one whose turn it is.",
    "stale": "G's turn asks D again, and D has finished its turns by then.",
    "labels": "a label of 0.9 for real images is one-sided smoothing, and the loss of G has no real images in it.",
    "detached": "in D's turns nothing has to flow back to G, so the fakes may be made outside the tape.",
}
NAME = "sigmoid"


@task(7)
def diagnosis(name_it, step, latent_dim):
    """Checks `diagnosis() -> the fault's name` and the repaired `(real, generator, discriminator, ...) -> losses`."""
    name = call(name_it)
    if name != NAME and name not in AGAINST:
        raise Hint(f"diagnosis() returned {str(name)[:40]!r}; expected one of the names in FAULTS.")
    if name != NAME:
        raise Hint(
            f"the fault is not {name!r}: {AGAINST[name]}",
            cure="g_loss is never above log 2 = 0.693, however sure D is. For which logit a is softplus(-a) = log 2?",
        )
    _check_repair(play(step, latent_dim, twin=False))
    return "Named and repaired, and all that was not broken is as it was."


def watch(step, stream, latent_dim, steps):
    """Plays a step on two small networks again and again; while nbgrader grades, a few times only.

    Args:
        step: a function of real images, both networks and both optimizers that returns d_loss and g_loss.
        stream: of batches of flat images.
        latent_dim: coordinates of z.
        steps: how many.

    Returns:
        The losses by name, two lists.
    """
    hidden, pixels = keras.layers.Dense(256, "relu"), keras.layers.Dense(PIXELS, "sigmoid")
    generator = keras.Sequential([keras.Input((latent_dim,)), hidden, pixels])
    discriminator = keras.Sequential(
        [keras.Input((PIXELS,)), keras.layers.Dense(256, "leaky_relu"), keras.layers.Dense(1)]
    )
    optimizers = [keras.optimizers.Adam(1e-3, beta_1=0.5) for _ in range(2)]
    for optimizer, player in zip(optimizers, (discriminator, generator), strict=True):
        optimizer.build(player.trainable_weights)
    compiled, steps = tf.function(step), 3 if os.environ.get("NBGRADER_EXECUTION") else steps
    losses = [compiled(real, generator, discriminator, *optimizers) for real in stream.take(steps)]
    d_losses, g_losses = np.array(losses).T
    return {"d_loss": d_losses, "g_loss": g_losses}


def _check_repair(played):
    if played.turns != [TURNS, 1] or [len(z) for z in played.z] != [len(played.real)] * (TURNS + 1):
        raise Hint(f"{TOO_MUCH} D had {TURNS} turns and G one, each with one fake for each real image.")
    if np.abs(played.z).max() > 1.0 or np.min(played.z) > -0.5:
        raise Hint(f"{TOO_MUCH} The noise was uniform, between -1 and 1.")
    if any(map(np.array_equal, played.z, played.z[1:])):
        raise Hint(f"{TOO_MUCH} Each turn had noise of its own.")
    if _follows(played):
        return
    for (hint, cure), otherwise in MISTAKES:
        if _follows(played, **otherwise):
            raise Hint(hint, cure=cure)
    raise Hint(f"{TOO_MUCH} The players no longer move as they did.", cure="Copy the cell again, and change one line.")


def _cross_entropy(label, logits):
    return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))


def _follows(played, of_d=_cross_entropy, of_g=_cross_entropy, label=LABEL, g_label=1.0):
    """Tells whether the players moved, and D lost, as in the step with these cross-entropies of a label and outputs."""

    def d_loss(turn, weights):
        real, fake = outputs(played, weights, turn)
        return of_d(label, real) + of_d(0.0, fake)

    def g_loss(weights):
        return of_g(g_label, outputs(played, weights, TURNS)[1])

    weights, d_rate, g_rate = played.before, *played.rates
    for turn in range(TURNS):
        value = float(d_loss(turn, weights))
        weights = moved(weights, functools.partial(d_loss, turn), DISCRIMINATOR, d_rate, weights)
    weights = moved(weights, g_loss, GENERATOR, g_rate, weights)
    return same_weights(played.after, weights) and alike(played.losses[0], value, rtol=1e-3)


def _twice(label, logits):
    return _cross_entropy(label, tf.sigmoid(logits))


def _of_probabilities(label, p):
    return -tf.reduce_mean(label * tf.math.log(p) + (1.0 - label) * tf.math.log(1.0 - p))


def _of_clipped(label, p):
    """What Keras makes of numbers that it takes for probabilities."""
    return _of_probabilities(label, tf.clip_by_value(p, 1e-7, 1.0 - 1e-7))


TOO_MUCH = "you changed something that was not broken."
ONE_MUST_GO = "softplus(-a) is -log σ(a): it has a sigmoid in it already. One of the two must go."
NONE_LEFT = ("now no sigmoid is left: D's logits are taken for probabilities.", "One of the two sigmoids must stay.")
# What else a step may do: the hint, and the arguments of `_follows`.
MISTAKES = (
    (
        (
            "the fault is still there: D's logits go through a sigmoid, and what comes out is taken for a logit.",
            ONE_MUST_GO,
        ),
        {"of_d": _twice, "of_g": _twice},
    ),
    (("the fault is still there in D's turns.", ONE_MUST_GO), {"of_d": _twice}),
    (("the fault is still there in G's turn.", ONE_MUST_GO), {"of_g": _twice}),
    (NONE_LEFT, {"of_d": _of_probabilities, "of_g": _of_probabilities}),
    (NONE_LEFT, {"of_d": _of_clipped, "of_g": _of_clipped}),
    ((f"{TOO_MUCH} Real images had label 0.9, one-sided label smoothing.", "Put the 0.9 back."), {"label": 1.0}),
    (
        (f"{TOO_MUCH} The label in G's turn was 1.", "Smoothing is one-sided: it is for real images in D's turns."),
        {"g_label": LABEL},
    ),
)
