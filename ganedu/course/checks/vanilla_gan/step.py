"""Check of one training step, on two linear players whose moves can be followed."""

import types

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.common.players import (
    NO_GRADIENT,
    ONE_OPTIMIZER,
    ONE_TAPE,
    LinearPlayer,
    check_fresh_noise,
    check_normal,
    followed,
    same_weights,
)
from ganedu.course.checks.vanilla_gan.networks import PIXELS
import keras
import numpy as np
import tensorflow as tf


@task(5)
def train_step(step, latent_dim):
    """Checks `(real, generator, discriminator, d_optimizer, g_optimizer) -> d_loss, g_loss`."""
    played = play(step, latent_dim)
    _check_turns(played)
    _check_noise(played, latent_dim)
    _check_moves(played)
    _check_losses(played)
    return "Each turn moves its own team only, on fresh noise, and the generator answers the improved discriminator."


def play(step, latent_dim):
    """Plays one step of a learner's on linear players.

    The players stand in for the networks, and the exercise's two losses for those of the notebook, so that this task
    is judged by itself. A second game is played compiled.

    Args:
        step: the learner's function.
        latent_dim: coordinates of z.

    Returns:
        A namespace: `real`, the batch; `z`, the noise of each call of the generator; `before` and `after`, the
        generator's kernel and bias and the discriminator's; `rates` and `turns` of the discriminator's and the
        generator's optimizer; `losses`, the two numbers that the step returned.

    Raises:
        Hint: if the step stops with an error, or does not return two tensors.
    """
    real = np.random.uniform(size=(np.random.randint(30, 60), PIXELS)).astype("float32")
    rates = np.random.uniform(0.2, 0.4), np.random.uniform(1.0, 2.0)
    players, optimizers = _players(latent_dim), _optimizers(rates)
    arguments = tf.constant(real), *players, *optimizers
    losses, before, after = followed(step, OURS, players, arguments, (NO_GRADIENT, ONE_OPTIMIZER, ONE_TAPE))
    if not isinstance(losses, (tuple, list)) or len(losses) != 2:
        raise Hint("the step should end with: return d_loss, g_loss.")
    if not all(tf.is_tensor(loss) and loss.shape == () for loss in losses):
        raise Hint("the step should return its losses as they are, two scalar tensors, without float() or .numpy().")
    others = _players(latent_dim)
    check_fresh_noise(step, OURS, others[0], (tf.constant(real), *others, *_optimizers(rates)), what="the step")
    return types.SimpleNamespace(
        real=real,
        z=players[0].seen,
        before=before,
        after=after,
        rates=rates,
        turns=[int(optimizer.iterations) for optimizer in optimizers],
        losses=[float(loss) for loss in losses],
    )


def _players(latent_dim):
    return LinearPlayer(latent_dim, (PIXELS,)), LinearPlayer(PIXELS, (1,))


def _optimizers(rates):
    return [keras.optimizers.SGD(rate) for rate in rates]


def _d_loss(real_logits, fake_logits):
    return 0.5 * (tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits)))


def _g_loss(fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-fake_logits))


OURS = {"discriminator_loss": _d_loss, "generator_loss": _g_loss}


def _check_turns(played):
    for player, turns in zip(("discriminator", "generator"), played.turns, strict=True):
        if turns != 1:
            raise Hint(f"{player[0]}_optimizer was applied {turns} times; a step gives the {player} one turn.")


def _check_noise(played, latent_dim):
    if len(played.z) < 2 or np.array_equal(played.z[0], played.z[-1]):
        raise Hint("both turns used the same noise; draw a fresh z for the generator's turn.")
    for z in played.z:
        if z.shape != (len(played.real), latent_dim):
            raise Hint(
                f"z had shape {z.shape}, and here there were {len(played.real)} real images; draw len(real) rows."
            )
    check_normal(played.z)


# The players' weights by their place in `before` and `after`: kernel and bias of each.
GENERATOR, DISCRIMINATOR = (0, 1), (2, 3)

# How else the weights may have come to where they are. `d` and `g` give the weights after a player's turn; a turn's
# gradient is taken at the weights `at`, and moves the weights of `team`.
MISTAKES = (
    (
        "the generator answered the discriminator as it was before its turn; finish that turn first.",
        lambda d, g, weights: g(d(weights), at=weights),
    ),
    (
        "the generator had the first turn; begin with the discriminator.",
        lambda d, g, weights: d(g(weights, z=0), z=-1),
    ),
    (
        "the generator's turn moved the discriminator too; it moves generator.trainable_weights only.",
        lambda d, g, weights: g(d(weights), team=GENERATOR + DISCRIMINATOR),
    ),
    (
        "the discriminator's turn moved the generator too; it moves discriminator.trainable_weights only.",
        lambda d, g, weights: g(d(weights, team=GENERATOR + DISCRIMINATOR)),
    ),
    (
        "the generator's turn moved the discriminator's weights, and the generator stood still.",
        lambda d, g, weights: g(d(weights), team=DISCRIMINATOR),
    ),
    (
        "the generator descended the discriminator's loss, and so helped it; it has a loss of its own.",
        lambda d, g, weights: d(d(weights), team=GENERATOR, z=-1, player=1),
    ),
    (
        "the discriminator's loss got real and fake logits in the wrong order: real first.",
        lambda d, g, weights: g(d(weights, swapped=True)),
    ),
    (
        "the discriminator climbed its loss; optimizer.apply takes gradients as they are, and descends.",
        lambda d, g, weights: g(d(weights, sign=-1)),
    ),
    (
        "the generator climbed its loss; optimizer.apply takes gradients as they are, and descends.",
        lambda d, g, weights: g(d(weights), sign=-1),
    ),
)


def _check_moves(played):
    def d(weights, team=DISCRIMINATOR, z=0, player=0, sign=1, swapped=False):
        def loss(weights):
            logits = _logits(played, weights, z)
            return _d_loss(*logits[::-1]) if swapped else _d_loss(*logits)

        return _moved(weights, loss, team, sign * played.rates[player], weights)

    def g(weights, team=GENERATOR, z=-1, at=None, sign=1):
        def loss(weights):
            return _g_loss(_logits(played, weights, z)[1])

        return _moved(weights, loss, team, sign * played.rates[1], weights if at is None else at)

    if same_weights(played.after, g(d(played.before))):
        return
    for hint, turns in MISTAKES:
        if same_weights(played.after, turns(d, g, played.before)):
            raise Hint(hint)
    raise Hint("the weights moved, but not down the slopes of the two losses; compare your lines with the box.")


def _check_losses(played):
    d_loss = float(_d_loss(*_logits(played, played.before, 0)))
    if alike(played.losses[0], d_loss):
        return
    if alike(played.losses[1], d_loss):
        raise Hint("the losses are returned in the wrong order; first d_loss, then g_loss.")
    raise Hint(f"the first number returned is {played.losses[0]:.4f}; the discriminator's loss was {d_loss:.4f}.")


def _logits(played, weights, z):
    """The logits of the real batch, and of the fakes made from the noise of one call."""
    kernel, bias, d_kernel, d_bias = weights
    return [tf.matmul(x, d_kernel) + d_bias for x in (played.real, tf.matmul(played.z[z], kernel) + bias)]


def _moved(weights, loss, team, rate, at):
    """The weights after the team's step of gradient descent, with the gradient taken at the weights `at`."""
    at = [tf.convert_to_tensor(weight) for weight in at]
    with tf.GradientTape() as tape:
        tape.watch(at)
        value = loss(at)
    slopes = tape.gradient(value, at, unconnected_gradients="zero")
    return [weights[i] - rate * slopes[i] if i in team else weights[i] for i in range(len(weights))]
