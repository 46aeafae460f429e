"""Check of a step with historical averaging."""

from ganedu.course.checks.common.comparing import alike_in_float64, explained_part, given
from ganedu.course.checks.common.hints import Hint, task
import numpy as np

PLAYERS = 3


@task(6)
def averaged_step(answer):
    """Checks `(theta, mean, t, gradient, weight, rate) -> (theta, mean)`: a step downhill, drawn to its own past."""
    for t in (np.random.randint(4, 9), 1):
        arguments = _arguments(t)
        found = given(answer, arguments)
        if found.shape != (2, PLAYERS):
            raise Hint("the step should end with: return theta, mean; both new, each of the shape of theta.")
        if not alike_in_float64(found, _played(*arguments)):
            raise Hint(_mistake(answer, found, arguments))
    return "The mean took one addition and no memory of the past; on the first step there is nothing to be drawn to."


def _arguments(t):
    theta, mean, gradient = np.random.normal(size=(3, PLAYERS))
    return theta, mean * (t > 1), t, gradient, np.random.uniform(0.3, 0.8), np.random.uniform(0.1, 0.2)


def _mistake(answer, found, arguments):
    expected = _played(*arguments)
    with np.errstate(all="ignore"):
        for hint, played in MISTAKES:
            if alike_in_float64(found, np.asarray(played(*arguments))):
                return hint
    if alike_in_float64(found[1], expected[1]):
        why = _pulled(found[0], arguments) or explained_part(answer, _played, arguments, found, 0, alike_in_float64)
        return f"the mean is right and the new theta is not: {why or 'compare your line for theta with the equation.'}"
    why = _weighed(found[1], arguments) or explained_part(answer, _played, arguments, found, 1, alike_in_float64)
    return f"the mean of the positions is not right: {why or 'compare your line for it with the equation.'}"


def _pulled(theta, arguments):
    """How strong the pull is, if it goes towards the mean."""
    before, _, _, gradient, weight, rate = arguments
    away = before - _played(*arguments)[1]
    pull = (before - theta) / rate - gradient
    strength = pull @ away / max(away @ away, 1e-12)
    if not np.allclose(pull, strength * away, rtol=1e-6, atol=1e-9):
        return None
    return (
        f"the pull is {strength:.3g} times theta - mean, and should be 2 weight = {2 * weight:.3g} times, near or far."
    )


def _weighed(found, arguments):
    """How much the old mean and the new position weigh, if the new mean is made of these two."""
    theta, mean, t = arguments[:3]
    (old, new), *_ = np.linalg.lstsq(np.stack([mean, theta], axis=1), found, rcond=None)
    if not np.allclose(old * mean + new * theta, found, rtol=1e-6, atol=1e-9):
        return None
    right = f"{1 - 1 / t:.3g} and {1 / t:.3g}"
    return f"at t = {t} the old mean weighs {old:.3g} and the new position {new:.3g}; expected {right}."


def _played(theta, mean, t, gradient, weight, rate, pull=2.0, share=None, uphill=1.0):
    mean = mean + (theta - mean) * (1.0 / t if share is None else share)
    return np.array([theta - rate * (uphill * gradient + pull * weight * (theta - mean)), mean])


def _changed(**changes):
    return lambda *arguments: _played(*arguments, **changes)


def _old_mean(theta, mean, t, gradient, weight, rate):
    new = mean + (theta - mean) / t
    return np.array([theta - rate * (gradient + 2 * weight * (theta - mean)), new])


def _moved_first(theta, mean, t, gradient, weight, rate):
    theta = theta - rate * (gradient + 2 * weight * (theta - mean))
    return np.array([theta, mean + (theta - mean) / t])


def _at_new_place(theta, mean, t, gradient, weight, rate):
    moved = theta - rate * (gradient + 2 * weight * (theta - mean - (theta - mean) / t))
    return np.array([moved, mean + (moved - mean) / t])


def _pull_without_rate(theta, mean, t, gradient, weight, rate):
    mean = mean + (theta - mean) / t
    return np.array([theta - rate * gradient - 2 * weight * (theta - mean), mean])


def _summed(theta, mean, t, gradient, weight, rate):
    mean = mean + theta
    return np.array([theta - rate * (gradient + 2 * weight * (theta - mean)), mean])


MISTAKES = (
    (
        "the pull has the wrong sign, and drives theta away from its past: the slope of ‖θ - mean‖² is 2 (θ - mean), "
        "and a step goes down it.",
        _changed(pull=-2.0),
    ),
    ("the 2 is missing: the slope of a square is twice what was squared.", _changed(pull=1.0)),
    ("there is no pull to the mean.", _changed(pull=0.0)),
    (
        "the pull was computed from the mean of before; take the present theta into the mean first.",
        _old_mean,
    ),
    (
        "theta moved before it was taken into the mean; the mean is that of positions 1 to t, and theta is number t.",
        _moved_first,
    ),
    (
        "what was taken into the mean is the new theta; the mean is that of positions 1 to t, and the old theta is "
        "number t.",
        _at_new_place,
    ),
    (
        "the mean came back as it was: theta is the t-th position, and belongs to it.",
        _changed(share=0.0),
    ),
    (
        "the new position weighs 1 / (t + 1): that is the (t + 1)-th, and theta is number t.",
        lambda theta, mean, t, *rest: _played(theta, mean, t, *rest, share=1.0 / (t + 1)),
    ),
    (
        "the new position weighs 1 / (t - 1); of t positions each weighs 1 / t.",
        lambda theta, mean, t, *rest: _played(theta, mean, t, *rest, share=1.0 / (t - 1)),
    ),
    (
        "the new position weighs one half, so that the past is soon forgotten; of t positions each weighs 1 / t.",
        _changed(share=0.5),
    ),
    (
        "the new position weighs one tenth, a moving average that forgets; of t positions each weighs 1 / t.",
        _changed(share=0.1),
    ),
    ("positions are added and never divided: this is their sum, not their mean.", _summed),
    (
        "the slope of the mean itself was counted too, a factor of 1 - 1/t; the mean is a place to be drawn to, and "
        "taken as fixed.",
        lambda theta, mean, t, *rest: _played(theta, mean, t, *rest, pull=2.0 * (1.0 - 1.0 / t)),
    ),
    ("the step went uphill on the gradient: subtract it.", _changed(uphill=-1.0)),
    (
        "the rate does not reach the pull; it is part of the slope: rate * (gradient + pull).",
        _pull_without_rate,
    ),
    (
        "the weight is missing in the pull.",
        lambda theta, mean, t, gradient, weight, rate: _played(theta, mean, t, gradient, 1.0, rate),
    ),
    ("they are returned in the wrong order: first theta, then the mean.", lambda *arguments: _played(*arguments)[::-1]),
)
