"""Judges a loss by its equation in NumPy, and names the mistake where it knows it."""

from ganedu.course.checks.hints import Hint, call, curves
import numpy as np
import tensorflow as tf


def judge_loss(loss, equation, mistakes, axes):
    """Compares values at moderate logits, at extreme ones, and gradients.

    Args:
        loss: the learner's function of logits `(batch, 1)`.
        equation: the same in NumPy.
        mistakes: pairs (hint, the equation with that mistake).
        axes: a label for each argument, for the picture.

    Raises:
        Hint: if the loss differs from the equation.
    """
    logits = [np.random.normal(0.0, 2.0, (12, 1)) for _ in axes]
    value = call(loss, *tensors(logits))
    if np.shape(value) != ():
        raise Hint(f"the loss has shape {np.shape(value)}; average it to a single number with tf.reduce_mean.")
    if np.isnan(value):
        raise Hint("the loss is nan: a logit can be negative, and then it has no logarithm. D(x) = sigmoid(logit).")
    if not close(value, equation(*logits)):
        raise Hint(_mistake(value, logits, equation, mistakes), _picture(loss, equation, axes))
    _check_extremes(loss, equation, len(axes))
    _check_slope(loss, equation, logits)


def tensors(arrays):
    """The arrays as float32 tensors."""
    return [tf.constant(array, tf.float32) for array in arrays]


def close(value, expected):
    """Tells whether two numbers agree as far as float32 can."""
    return bool(np.isclose(value, expected, rtol=1e-4, atol=1e-5))


def _mistake(value, logits, equation, mistakes):
    """The hint of the first mistake that explains the value, a factor of two aside."""
    for factor in (1.0, 2.0, 0.5):
        for hint, formula in mistakes:
            if close(value, factor * formula(*logits)):
                return hint
    return f"your loss gives {float(value):.4f} where the equation gives {equation(*logits):.4f}; compare the curves."


def _check_extremes(loss, equation, count):
    for sign in (-200.0, 200.0):
        logits = [np.full((4, 1), sign)] * count
        value = float(call(loss, *tensors(logits)))
        if not close(value, equation(*logits)):
            raise Hint(
                f"right for small logits, but for logits of {sign:g} it gives {value:g} instead of "
                f"{equation(*logits):g}: the sigmoid rounds to 0 or 1 before the logarithm. "
                "Start from the logits: softplus, or from_logits=True."
            )


def _check_slope(loss, equation, logits):
    inputs = tensors(logits)
    with tf.GradientTape() as tape:
        tape.watch(inputs)
        value = tf.convert_to_tensor(call(loss, *inputs))
    for index, slopes in enumerate(tape.gradient(value, inputs)):
        if slopes is None or not np.isclose(tf.reduce_sum(slopes), _slope(equation, logits, index), atol=1e-4):
            raise Hint("TensorFlow lost the gradient: stay with tf or keras functions; no NumPy, no stop_gradient.")


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
