"""Check of one training step, on two linear players whose moves can be followed."""

import contextlib
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
def train_step(step, latent_dim, follow):
    """Checks `(real, generator, discriminator, twin, d_optimizer, g_optimizer) -> d_loss, g_loss`."""
    played = play(step, latent_dim)
    _check_turns(played)
    _check_noise(played, latent_dim)
    _check_moves(played)
    _check_twin(played, follow)
    _check_losses(played)
    return "Each turn moves its own player only, on fresh noise; G answers the improved D, and the twin follows G."


def play(step, latent_dim, twin=True):
    """Plays one step of a learner's on linear players.

    The players stand in for the networks, and the exercise's two losses for those of the notebook, so that this task
    is judged by itself. A second game is played compiled.

    Args:
        step: the learner's function.
        latent_dim: coordinates of z.
        twin: whether the step takes a twin of the generator, too.

    Returns:
        A namespace: `real`, the batch; `z`, the noise of each call of the generator, of two calls D's first; `before`
        and `after`, the generator's kernel and bias, the discriminator's and the twin's, if any; `rates` and `turns` of
        the discriminator's and the generator's optimizer; `losses`, the two numbers that the step returned.

    Raises:
        Hint: if the step stops with an error, or does not return two tensors.
    """
    real = np.random.uniform(size=(np.random.randint(30, 60), PIXELS)).astype("float32")
    rates = np.random.uniform(0.002, 0.004), np.random.uniform(1.0, 2.0)
    players, optimizers = _players(latent_dim, twin), _optimizers(rates)
    arguments = tf.constant(real), *players, *optimizers
    losses, before, after = followed(step, OURS, players, arguments, (NO_GRADIENT, ONE_OPTIMIZER, ONE_TAPE))
    if not isinstance(losses, (tuple, list)) or len(losses) != 2:
        raise Hint("the step should end with: return d_loss, g_loss.")
    if not all(tf.is_tensor(loss) and loss.shape == () for loss in losses):
        raise Hint("the step should return its losses as they are, two scalar tensors, without float() or .numpy().")
    if not all(player.trainable_weights for player in players[:2]):
        raise Hint(
            "after your step a player is frozen: trainable = False stays, and in the next step it would not move.",
            cure="Leave trainable alone: the weights that you differentiate and update say whose turn it is.",
        )
    others = _players(latent_dim, twin)
    check_fresh_noise(step, OURS, others[0], (tf.constant(real), *others, *_optimizers(rates)), what="the step")
    played = types.SimpleNamespace(
        real=real,
        z=players[0].seen,
        before=before,
        after=after,
        rates=rates,
        turns=[int(optimizer.iterations) for optimizer in optimizers],
        losses=[float(loss) for loss in losses],
    )
    if twin and len(played.z) == 2 and _lost_by(played, 1) and not _lost_by(played, 0):
        played.z.reverse()  # G does not move in D's turn, so its own fakes may be made first
    return played


def _players(latent_dim, twin):
    players = [LinearPlayer(latent_dim, (PIXELS,)), LinearPlayer(PIXELS, (1,))]
    return [*players, LinearPlayer(latent_dim, (PIXELS,))] if twin else players


def _optimizers(rates):
    return [keras.optimizers.SGD(rate) for rate in rates]


def _d_loss(real_scores, fake_scores):
    errors = tf.concat([real_scores - 1.0, fake_scores], axis=0)
    return tf.reduce_mean(errors**2)


def _g_loss(fake_scores):
    return tf.reduce_mean((fake_scores - 1.0) ** 2)


OURS = {"discriminator_loss": _d_loss, "generator_loss": _g_loss}


def _check_turns(played):
    for player, turns in zip(("discriminator", "generator"), played.turns, strict=True):
        if turns != 1:
            raise Hint(f"{player[0]}_optimizer was applied {turns} times; a step gives the {player} one turn.")


def _check_noise(played, latent_dim):
    if len(played.z) < 2 or np.array_equal(played.z[0], played.z[-1]):
        raise Hint("both turns used the same noise.", cure="Draw a fresh z for the generator's turn.")
    for z in played.z:
        if z.shape != (len(played.real), latent_dim):
            raise Hint(
                f"z had shape {z.shape}, and here there were {len(played.real)} real images; draw len(real) rows."
            )
    check_normal(played.z)


# The players' weights by their place in `before` and `after`: kernel and bias of each.
GENERATOR, DISCRIMINATOR, TWIN = (0, 1), (2, 3), (4, 5)

OWN = "The weights that a turn differentiates and updates are those of its own player."
DESCENDS = "optimizer.apply takes the gradients as tape.gradient gives them, and descends."

# How else the players' weights may have come to where they are. `d` and `g` give the weights after a player's turn; a
# turn's gradient is taken at the weights `at`, and moves the weights of `team`.
MISTAKES = (
    (
        ("the generator answered the discriminator as it was before its turn.", "Finish D's turn, then open G's tape."),
        lambda d, g, weights: g(d(weights), at=weights),
    ),
    (
        ("the generator had the first turn.", "Begin with the discriminator."),
        lambda d, g, weights: d(g(weights, z=0), z=-1),
    ),
    (
        ("the generator's turn moved the discriminator, too.", OWN),
        lambda d, g, weights: g(d(weights), team=GENERATOR + DISCRIMINATOR),
    ),
    (
        ("the discriminator's turn moved the generator, too.", OWN),
        lambda d, g, weights: g(d(weights, team=GENERATOR + DISCRIMINATOR)),
    ),
    (
        ("the generator's turn moved the discriminator's weights, and the generator stood still.", OWN),
        lambda d, g, weights: g(d(weights), team=DISCRIMINATOR),
    ),
    (
        ("the generator descended the discriminator's loss, and so helped it.", "It has a loss of its own."),
        lambda d, g, weights: d(d(weights), team=GENERATOR, z=-1, player=1),
    ),
    (
        ("the discriminator's loss got real and fake scores in the wrong order.", "Real comes first."),
        lambda d, g, weights: g(d(weights, swapped=True)),
    ),
    (
        ("the discriminator climbed its loss.", DESCENDS),
        lambda d, g, weights: g(d(weights, sign=-1)),
    ),
    (
        ("the generator climbed its loss.", DESCENDS),
        lambda d, g, weights: g(d(weights), sign=-1),
    ),
)


def _check_moves(played):
    def d(weights, team=DISCRIMINATOR, z=0, player=0, sign=1, swapped=False):
        def loss(weights):
            scores = outputs(played, weights, z)
            return _d_loss(*scores[::-1]) if swapped else _d_loss(*scores)

        return moved(weights, loss, team, sign * played.rates[player], weights)

    def g(weights, team=GENERATOR, z=-1, at=None, sign=1):
        def loss(weights):
            return _g_loss(outputs(played, weights, z)[1])

        return moved(weights, loss, team, sign * played.rates[1], weights if at is None else at)

    if _same_players(played.after, g(d(played.before))):
        return
    for (hint, cure), turns in MISTAKES:
        if _same_players(played.after, turns(d, g, played.before)):
            raise Hint(hint, cure=cure)
    raise Hint("the players moved, but not each down the slope of its own loss; read the task's list line by line.")


def _same_players(weights, others):
    """Tells whether both players' weights agree; the twin has a check of its own."""
    return same_weights(weights[:4], others[:4])


RULE = "After G's turn: each weight of the twin += FOLLOW · (G's weight - its own)."


def _check_twin(played, follow):
    before, after = [np.concatenate([np.ravel(w[i]) for i in TWIN]) for w in (played.before, played.after)]
    old, new = [np.concatenate([np.ravel(w[i]) for i in GENERATOR]) for w in (played.before, played.after)]
    if alike(after, before + follow * (new - before), rtol=1e-5, atol=1e-6):
        return
    mistakes = (
        (before, "the twin stands still."),
        (new, "the twin is G itself now, so it averages nothing."),
        (
            new + follow * (before - new),
            "the twin goes nearly all of the way to G, and keeps a share of FOLLOW of itself.",
        ),
        (before + follow * (old - before), "the twin followed G as it was before its turn."),
        (
            before + follow * new,
            "a share of G is added to the twin, and nothing is taken off: its weights grow and grow.",
        ),
        (before - follow * (new - before), "the twin moves away from G."),
        (before + follow * (new - old), "the twin copies a share of G's move instead of moving towards G."),
        (before + (2 * follow - follow**2) * (new - before), "the twin moved twice in one step."),
    )
    for weights, hint in mistakes:
        if alike(after, weights, rtol=1e-5, atol=1e-6):
            raise Hint(hint, cure=RULE)
    raise Hint("the twin does not move a share of FOLLOW of its way to G.", cure=RULE)


def _lost_by(played, z):
    """Tells whether the first number is D's loss on the fakes that were made of one call's noise."""
    with contextlib.suppress(tf.errors.InvalidArgumentError):  # noise of a wrong shape has a hint of its own
        return alike(played.losses[0], _lost(played, z))
    return False


def _lost(played, z):
    """D's loss on the fakes that were made of one call's noise, before anybody moved."""
    return float(_d_loss(*outputs(played, played.before, z)))


def _check_losses(played):
    d_loss = _lost(played, 0)
    if alike(played.losses[0], d_loss):
        return
    if alike(played.losses[1], d_loss):
        raise Hint("the losses are returned in the wrong order; first d_loss, then g_loss.")
    raise Hint(f"the first number returned is {played.losses[0]:.4f}; the discriminator's loss was {d_loss:.4f}.")


def outputs(played, weights, z):
    """What D gives to the real batch, and of the fakes made from the noise of one call of G."""
    kernel, bias, d_kernel, d_bias = weights[:4]
    return [tf.matmul(x, d_kernel) + d_bias for x in (played.real, tf.matmul(played.z[z], kernel) + bias)]


def moved(weights, loss, team, rate, at):
    """The weights after the team's step of gradient descent, with the gradient taken at the weights `at`."""
    at = [tf.convert_to_tensor(weight) for weight in at]
    with tf.GradientTape() as tape:
        tape.watch(at)
        value = loss(at)
    slopes = tape.gradient(value, at, unconnected_gradients="zero")
    return [weights[i] - rate * slopes[i] if i in team else weights[i] for i in range(len(weights))]
