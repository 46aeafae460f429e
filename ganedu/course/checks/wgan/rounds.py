"""Check of one round of the game, on two linear players whose moves can be followed."""

import types

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.common.players import (
    NO_GRADIENT,
    ONE_OPTIMIZER,
    ONE_TAPE,
    check_fresh_noise,
    check_normal,
    followed,
    same_weights,
)
from ganedu.course.checks.wgan.players import DAY, linear_players
import keras
import numpy as np
import tensorflow as tf

ERRORS = (
    NO_GRADIENT,
    ONE_OPTIMIZER,
    ONE_TAPE,
    (
        "Incompatible shapes",
        "there are not as many fakes as real days, and a batch has another size here: draw len(real) rows.",
    ),
)


@task(6)
def play_round(answer, latent_dim):
    """Checks `(batches, generator, critic, c_optimizer, g_optimizer, weight) -> estimate`."""
    for turns in (3, 2):
        played = play(answer, latent_dim, turns)
        _check_turns(played)
        _check_noise(played, latent_dim)
        _check_moves(played)
        _check_estimate(played)
    return "The critic has its turns, each on days and noise of its own; then the generator answers, once."


def play(answer, latent_dim, turns):
    """Plays one round of a learner's on linear players.

    The players stand in for the networks, and the exercise's losses and penalty for those of the notebook, so that
    this task is judged by itself. A second round is played compiled.

    Args:
        answer: the learner's function.
        latent_dim: coordinates of z.
        turns: of the critic.

    Returns:
        A namespace: `batches`, the real days of the critic's turns; `z`, the noise of each turn, the generator's last;
        `order`, who moved, as a string of "c" and "g"; `before` and `after`, the generator's kernel and bias and the
        critic's; `rates` of the critic's and the generator's optimizer; `weight` of the penalty; `estimate`, the number
        that the round returned.

    Raises:
        Hint: if the round stops with an error, or does not return one tensor.
    """
    count = np.random.randint(30, 60)
    batches = np.random.normal(size=(turns, count, *DAY)).astype("float32")
    batches += np.random.normal(size=(turns, 1, *DAY)).astype("float32")
    rates, weight = (np.random.uniform(0.01, 0.02), np.random.uniform(0.1, 0.2)), np.random.uniform(4.0, 8.0)
    generator, critic = players = linear_players(latent_dim)
    notes = []
    optimizers = [_Noting(rate, name, notes, generator) for rate, name in zip(rates, "cg", strict=True)]
    arguments = list(map(tf.constant, batches)), *players, *optimizers, weight
    estimate, before, after = followed(answer, OURS, players, arguments, ERRORS)
    if not tf.is_tensor(estimate) or estimate.shape != ():
        raise Hint("the round should return the critic's estimate alone, as it is: a scalar tensor, without float().")
    others, slow = linear_players(latent_dim), [keras.optimizers.SGD(rate) for rate in rates]
    again = list(map(tf.constant, batches)), *others, *slow, weight
    check_fresh_noise(answer, OURS, others[0], again, what="the round")
    return types.SimpleNamespace(
        batches=batches,
        z=_noise(generator.seen, notes),
        order="".join(name for name, _ in notes),
        before=before,
        after=after,
        rates=rates,
        weight=weight,
        estimate=float(estimate),
    )


class _Noting(keras.optimizers.SGD):
    """Gradient descent that notes each step, and how often the generator had been called by then."""

    def __init__(self, rate, name, notes, generator):
        super().__init__(rate)
        self._noted = lambda: notes.append((name, len(generator.seen)))

    def apply(self, *arguments, **options):
        self._noted()
        return super().apply(*arguments, **options)


def _noise(seen, notes):
    """The noise of each turn: what the generator was given first in it; None if it was not called."""
    ends = [calls for _, calls in notes]
    return [seen[start] if start < end else None for start, end in zip([0, *ends], ends, strict=False)]


def _critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def _generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


def _gradient_penalty(critic, real, fake):
    """For the linear critic it is the same everywhere between the two."""
    x = 0.5 * (real + fake)
    with tf.GradientTape() as tape:
        tape.watch(x)
        scores = critic(x)
    norms = tf.sqrt(tf.reduce_sum(tf.square(tape.gradient(scores, x)), axis=(1, 2)) + 1e-12)
    return tf.reduce_mean(tf.square(norms - 1.0))


OURS = {"critic_loss": _critic_loss, "generator_loss": _generator_loss, "gradient_penalty": _gradient_penalty}


def _check_turns(played):
    turns, order = len(played.batches), played.order
    critics, generators = order.count("c"), order.count("g")
    if order == "c" * turns + "g":
        return
    if critics == generators == turns:
        raise Hint(
            "the generator has a turn after each one of the critic's; it has one alone, at the end of the round."
        )
    if critics != turns:
        raise Hint(f"the critic had {critics} turns, and there were {turns} batches: one turn for each.")
    if generators != 1:
        raise Hint(f"the generator had {generators} turns; a round gives it one, at the end.")
    raise Hint("the generator had its turn before the critic was through; it comes last, to answer the trained critic.")


def _check_noise(played, latent_dim):
    count, z = played.batches.shape[1], played.z
    drawn = [noise for noise in z if noise is not None]
    for noise in drawn:
        if noise.shape != (count, latent_dim):
            raise Hint(f"z had shape {noise.shape}, and there were {count} days in each batch; draw len(real) rows.")
    if any(noise is None for noise in z[:-1]) or _any_alike(z[:-1]):
        raise Hint(
            "the critic's turns had the same noise, and so the same fakes: it would learn these few by heart. Draw a "
            "fresh z in each turn."
        )
    if z[-1] is None:
        raise Hint("the generator's fakes come from outside its turn; draw a fresh z and make them inside its tape.")
    if _any_alike(z):
        raise Hint("the generator's turn had the noise of one of the critic's; draw a fresh z for it.")
    check_normal(drawn)


def _any_alike(arrays):
    return any(np.array_equal(x, y) for i, x in enumerate(arrays) for y in arrays[:i])


def _check_moves(played):
    after, _ = _played(played)
    if same_weights(played.after, after):
        return
    for hint, options in MISTAKES:
        if same_weights(played.after, _played(played, **options)[0]):
            raise Hint(hint)
    raise Hint("the weights moved, but not down the slopes of the two losses; compare your lines with the box.")


def _played(played, batches=range, penalty=float, distance=1.0, climb=1.0, answered=-1, both="", g_climb=1.0):
    """The weights after a round, and the estimate of each of the critic's turns.

    Args:
        played: as `play` gives it.
        batches: which batch each turn has, from their number.
        penalty: what the penalty is multiplied by, from its weight.
        distance: what the difference of means is multiplied by.
        climb, g_climb: -1 where the critic or the generator climbs its loss.
        answered: the critic whom the generator answers, by the number of turns it had.
        both: "c" if the critic's turns move the generator too, "g" the other way round.
    """
    kernel, bias, d_kernel, d_bias = (np.float64(weight) for weight in played.before)
    estimates, critics = [], [d_kernel]
    for turn, index in enumerate(batches(len(played.batches))):
        z, real = played.z[turn], played.batches[index].reshape(len(played.z[turn]), -1)
        gap = real.mean(0) - (z @ kernel + bias).mean(0)
        norm, at = np.linalg.norm(d_kernel), d_kernel
        estimates.append(float(gap @ d_kernel[:, 0]))
        slope = -distance * gap[:, None] + penalty(played.weight) * 2.0 * (norm - 1.0) * d_kernel / norm
        d_kernel = d_kernel - climb * played.rates[0] * slope
        if both == "c":
            kernel, bias = kernel - played.rates[0] * z.mean(0)[:, None] * at.T, bias - played.rates[0] * at[:, 0]
        critics.append(d_kernel)
    z, rate, against = played.z[-1], g_climb * played.rates[1], critics[answered]
    if both == "g":
        d_kernel = d_kernel + rate * (z @ kernel + bias).mean(0)[:, None]
        d_bias = d_bias + rate
    kernel, bias = kernel + rate * z.mean(0)[:, None] * against.T, bias + rate * against[:, 0]
    return (kernel, bias, d_kernel, d_bias), estimates


MISTAKES = (
    (
        "every turn of the critic had the first batch of days; each has a batch of its own.",
        {"batches": lambda turns: [0] * turns},
    ),
    (
        "every turn of the critic had the last batch of days; each has a batch of its own.",
        {"batches": lambda turns: [turns - 1] * turns},
    ),
    (
        "the critic pays no penalty, and nothing keeps its slope near 1: add weight · gradient_penalty.",
        {"penalty": lambda weight: 0.0},
    ),
    (
        "the penalty is subtracted: this critic is paid for being steep or flat. It is added to its loss.",
        {"penalty": lambda weight: -weight},
    ),
    ("the penalty comes without its weight: weight · gradient_penalty.", {"penalty": lambda weight: 1.0}),
    ("the penalty's weight is 10, the paper's, in place of the argument weight.", {"penalty": lambda weight: 10.0}),
    (
        "the critic's loss got real and fake scores in the wrong order: real first.",
        {"distance": -1.0},
    ),
    ("the critic pays the penalty alone; the loss is missing.", {"distance": 0.0}),
    ("the critic climbed its loss; optimizer.apply takes gradients as they are, and descends.", {"climb": -1.0}),
    ("the generator climbed its loss, or descended the critic's: it has a loss of its own.", {"g_climb": -1.0}),
    (
        "the generator answered the critic as it was before its turns; let the critic finish first.",
        {"answered": 0},
    ),
    (
        "the generator answered the critic as it was before its last turn; let the critic finish first.",
        {"answered": -2},
    ),
    ("the critic's turns moved the generator too; they move critic.trainable_weights only.", {"both": "c"}),
    ("the generator's turn moved the critic too; it moves generator.trainable_weights only.", {"both": "g"}),
)


def _check_estimate(played):
    after, estimates = _played(played)
    found, last = played.estimate, estimates[-1]
    if _near(found, last):
        return
    if _near(found, -last):
        raise Hint("the returned number is the critic's loss; the estimate of W1 is minus that.")
    if _near(found, estimates[0]):
        raise Hint("the returned estimate is that of the critic's first turn; return the last one's.")
    if _near(found, np.mean(estimates)):
        raise Hint("the returned number is the mean over the critic's turns; return the last one's estimate.")
    if _near(found, _estimate_after(played, after)):
        raise Hint("the estimate comes from after the round; return that of the critic's last turn, from its own loss.")
    if _near(abs(found - last), _paid(played)) or _near(abs(found + last), _paid(played)):
        raise Hint(
            "the penalty is in the returned number. It keeps the slope near 1 and is no part of the distance: the "
            "estimate is minus critic_loss, without it."
        )
    raise Hint(f"the returned number is {found:.4f}; minus critic_loss in the critic's last turn was {last:.4f}.")


def _near(found, expected):
    return alike(found, expected, rtol=1e-3, atol=1e-4)


def _paid(played):
    """What the critic paid as a penalty in its last turn."""
    without_last = types.SimpleNamespace(**{**vars(played), "batches": played.batches[:-1]})
    kernel = _played(without_last)[0][2]
    return played.weight * (np.linalg.norm(kernel) - 1.0) ** 2


def _estimate_after(played, after):
    """The estimate by the critic after all its turns, on the batch and the noise of its last one."""
    kernel, bias = played.before[:2]
    real = played.batches[-1].reshape(len(played.z[-2]), -1)
    return float((real.mean(0) - (played.z[-2] @ kernel + bias).mean(0)) @ after[2][:, 0])
