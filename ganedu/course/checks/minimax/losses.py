"""Checks of the generator's two losses and of their slopes."""

from ganedu.course.checks.common.comparing import given
from ganedu.course.checks.common.hints import Hint, task
from ganedu.course.checks.minimax.dice import compare
import numpy as np
from scipy.special import expit, log_expit

FAR = 800.0  # beyond what exp can hold


@task(5)
def generator_losses(answer):
    """Checks `logits -> (saturating, non_saturating)`, two numbers."""
    compare(answer, _losses, (np.random.normal(0.0, 2.0, 12),), LOSS_MISTAKES)
    _check_extremes(answer, _losses, ("saturating", "non-saturating"), SAFE_LOSS)
    bored, hopeful = _losses(np.array([-6.0]))
    return (
        f"Where D is sure of a fake (logit -6) the first is {bored:.4f}, already near its largest, 0; "
        f"the second is {hopeful:.3f}."
    )


@task(6)
def generator_slopes(answer):
    """Checks `logits -> (saturating, non_saturating)`, each with one slope for each logit."""
    compare(answer, _slopes, (np.random.normal(0.0, 2.0, 12),), SLOPE_MISTAKES)
    _check_extremes(answer, _slopes, ("saturating", "non-saturating"), SAFE_SLOPE)
    saturating, non_saturating = _slopes(np.array([-6.0]))[:, 0]
    return (
        f"Where D is sure of a fake (logit -6) the slopes are {saturating:.4f} and {non_saturating:.4f}: "
        f"{non_saturating / saturating:.0f} times as steep."
    )


def _check_extremes(answer, equation, names, safe):
    for logit in (-40.0, 40.0, -FAR, FAR):
        logits = np.array([logit])
        with np.errstate(all="ignore"):
            found = np.reshape(given(answer, (logits,)), 2)
        for name, number, expected in zip(names, found, np.reshape(equation(logits), 2), strict=True):
            if not np.isclose(number, expected, rtol=1e-6, atol=1e-9):
                cause = CUT_OFF if np.isfinite(number) else safe[abs(logit) == FAR]
                raise Hint(
                    f"right for moderate logits, but for {logit:g} the {name} one is {number:g} instead of "
                    f"{expected:g}: {cause}. {safe[2]}"
                )


def _losses(logits):
    return np.array([np.mean(log_expit(-logits)), -np.mean(log_expit(logits))])


def _slopes(logits):
    return np.array([-expit(logits), -expit(-logits)])


def _of_probabilities(logits):
    return np.array([np.mean(np.log1p(-logits)), -np.mean(np.log(logits))])


CUT_OFF = "something was cut off, or a small number added, before the logarithm"
# What happens at 40, what at 800, and the cure.
SAFE_LOSS = (
    "the sigmoid rounds to 0 or 1 before its logarithm is taken",
    "exp overflows, or the sigmoid rounds to 0, before the logarithm is taken",
    "Start from the logits: log D = -softplus(-logit), and softplus(a) = np.logaddexp(0, a).",
)
SAFE_SLOPE = (
    "D has rounded to 0 or 1, and is divided by",
    "exp overflows, or D has rounded to 0 or 1 and is divided by",
    "First shorten the product on paper; then take special.expit, which does not overflow.",
)
LOSS_MISTAKES = (
    (
        "the two are in the wrong order: first the saturating loss, then the non-saturating one.",
        lambda logits: _losses(logits)[::-1],
    ),
    (
        "both signs are flipped: G would learn to be called fake. log(1 - D) is at most 0, and -log D at least 0.",
        lambda logits: -_losses(logits),
    ),
    (
        "the first has its sign flipped: log(1 - D) is at most 0. With a minus it is what D pays for fakes.",
        lambda logits: _losses(logits) * [-1, 1],
    ),
    (
        "the second has its sign flipped: -log D is at least 0. Without the minus G would learn to be called fake.",
        lambda logits: _losses(logits) * [1, -1],
    ),
    (
        "the first is log D, minus the second, so that they pull G opposite ways; the saturating loss is log(1 - D).",
        lambda logits: _losses(logits)[1] * np.array([-1, 1]),
    ),
    (
        "these are sums over the fakes, which grow with their number; the equations have means.",
        lambda logits: len(logits) * _losses(logits),
    ),
    (
        "a logit can be negative and has no logarithm then: D = sigmoid(logit).",
        _of_probabilities,
    ),
    (
        "the sigmoid is applied twice: softplus wants the logits as they are.",
        lambda logits: _losses(expit(logits)),
    ),
    (
        "this is the logarithm of a mean; the equations have the mean of the logarithm.",
        lambda logits: np.array([np.log(np.mean(expit(-logits))), -np.log(np.mean(expit(logits)))]),
    ),
    (
        "these are the means of max(a, 0): softplus(a) is close to it far from 0, and log 2 at 0.",
        lambda logits: np.array([-np.mean(np.maximum(logits, 0.0)), np.mean(np.maximum(-logits, 0.0))]),
    ),
    (
        "the logarithms are missing: these are the means of 1 - D and of -D.",
        lambda logits: np.array([np.mean(expit(-logits)), -np.mean(expit(logits))]),
    ),
)
SLOPE_MISTAKES = (
    (
        "the two are in the wrong order: first the saturating loss, then the non-saturating one.",
        lambda logits: _slopes(logits)[::-1],
    ),
    (
        "the signs are flipped: both losses fall as the logit grows, so both slopes are negative.",
        lambda logits: -_slopes(logits),
    ),
    (
        "these are slopes with respect to D; by the chain rule, multiply by dD/dlogit = D (1 - D).",
        lambda logits: np.array([-1.0 / expit(-logits), -1.0 / expit(logits)]),
    ),
    (
        "this is the slope of the sigmoid alone, D (1 - D); the logarithm's own is missing: 1 / (1 - D), and 1 / D.",
        lambda logits: np.array([-expit(logits) * expit(-logits)] * 2),
    ),
    (
        "both slopes are the same; the non-saturating one is -(1 - D), large where the other is small.",
        lambda logits: np.array([-expit(logits), -expit(logits)]),
    ),
    (
        "these are the slopes of the batch's mean; asked for is the slope of each fake's own loss, without 1 / n.",
        lambda logits: _slopes(logits) / len(logits),
    ),
    (
        "the second has its sign flipped: -log D falls as the logit grows.",
        lambda logits: _slopes(logits) * [[1], [-1]],
    ),
    (
        "these are the losses, not their slopes.",
        lambda logits: np.array([log_expit(-logits), -log_expit(logits)]),
    ),
)
