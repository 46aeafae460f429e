"""Judges a loss by its equation in NumPy, and names the mistake where it knows it."""

from ganedu.course.checks.common.comparing import alike, explained
from ganedu.course.checks.common.hints import Hint, call
from ganedu.course.checks.common.pictures import curves
from ganedu.course.checks.common.tensors import LOST, on_tensors, tensors
import numpy as np
import tensorflow as tf

FAR = 200.0  # a logit that float32 cannot take the exponential of
BOTH_SIDES = "tf.where computes both of its sides, and exp overflows on the one that is not taken: use tf.nn.softplus."


def judge_loss(loss, equation, mistakes, axes, more=()):
    """Compares values at moderate logits, at extreme ones, and gradients.

    Args:
        loss: the learner's function of logits `(batch, 1)`.
        equation: the same in NumPy.
        mistakes: pairs (hint, the equation with that mistake).
        axes: a label for each argument, for the picture.
        more: what all of them take behind the logits.

    Raises:
        Hint: if the loss differs from the equation.
    """
    whole, right = loss, equation
    loss, equation, *formulas = (_with(function, more) for function in (loss, equation, *(m[1] for m in mistakes)))
    mistakes = [(hint, formula) for (hint, _), formula in zip(mistakes, formulas, strict=True)]
    logits = [np.random.normal(0.0, 2.0, (12, 1)) for _ in axes]
    value = call(loss, *tensors(logits))
    check_scalar(value, "the loss")
    if np.isnan(value):
        raise Hint("the loss is nan: a logit can be negative, and then it has no logarithm. D(x) = sigmoid(logit).")
    if not alike(value, equation(*logits)):
        hint = _mistake(value, logits, equation, mistakes)
        hint = hint or explained(on_tensors(whole), right, (*logits, *more), np.asarray(value, float))
        hint = (
            hint or f"your loss gives {float(value):.4f}, and the equation {equation(*logits):.4f}; compare the curves."
        )
        raise Hint(hint, _picture(loss, equation, axes))
    _check_extremes(loss, equation, len(axes))
    _check_slope(loss, equation, logits, LOST)
    for far in (-FAR, FAR):
        hint = f"right for small logits, but for logits of {far:g} its slope is wrong or nan. {BOTH_SIDES}"
        _check_slope(loss, equation, [np.full((4, 1), far)] * len(axes), hint)


def check_scalar(value, name):
    """Checks that a loss, of this name in the hint, is a single number."""
    if np.shape(value) != ():
        raise Hint(f"{name} has shape {np.shape(value)}; average it to a single number with tf.reduce_mean.")


def softplus(x):
    """log(1 + exp(x)), without overflow."""
    return np.logaddexp(0.0, x)


def _mistake(value, logits, equation, mistakes):
    """The hint of the first mistake that explains the value, a factor of two aside, or None."""
    for factor in (1.0, 2.0, 0.5):
        for hint, formula in mistakes:
            if alike(value, factor * formula(*logits)):
                return hint
    return None


def _with(function, more):
    """A function of the logits alone."""
    return (lambda *logits: function(*logits, *more)) if more else function


def _check_extremes(loss, equation, count):
    for sign in (-FAR, FAR):
        logits = [np.full((4, 1), sign)] * count
        value = float(call(loss, *tensors(logits)))
        if not alike(value, equation(*logits)):
            cause = "is cut off, or a small number is added" if np.isfinite(value) else "exp overflows"
            raise Hint(
                f"right for small logits, but for logits of {sign:g} it gives {value:g} instead of "
                f"{equation(*logits):g}: the sigmoid rounds to 0 or 1, or {cause}, before the logarithm. "
                "Start from the logits: softplus, or from_logits=True."
            )


def _check_slope(loss, equation, logits, hint):
    inputs = tensors(logits)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        value = tf.convert_to_tensor(call(loss, *inputs))
    for index, slopes in enumerate(tape.gradient(value, inputs)):
        if slopes is None or not np.isclose(tf.reduce_sum(slopes), _slope(equation, logits, index), atol=1e-4):
            raise Hint(hint)


def _slope(equation, logits, index, step=1e-4):
    """How fast the loss grows when all logits of one argument grow alike."""
    up, down = ([x + sign * step * (i == index) for i, x in enumerate(logits)] for sign in (1, -1))
    return (equation(*up) - equation(*down)) / (2 * step)


def _picture(loss, equation, axes):
    """The learner's loss over the equation, one panel for each argument, the others at 0."""
    x, panels = np.linspace(-6, 6, 25), []
    for index, axis in enumerate(axes):
        points = [[np.full((1, 1), value * (i == index)) for i in range(len(axes))] for value in x]
        yours = [float(call(loss, *tensors(point))) for point in points]
        panels.append((axis, x, yours, [equation(*point) for point in points]))
    return curves(panels, "loss")
