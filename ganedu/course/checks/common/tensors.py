"""How an answer in TensorFlow is held against its equation in NumPy: its numbers, its slopes, and in a graph."""

import contextlib

from ganedu.course.checks.common.experiments import names_of
from ganedu.course.checks.common.hints import Hint, call
import numpy as np
import tensorflow as tf

LOST = "TensorFlow lost the gradient: stay with tf or keras functions; no NumPy, no stop_gradient."
LOST_IN = "TensorFlow lost the gradient in `{}`: stay with tf or keras functions; no NumPy, no stop_gradient."
LOST_IN_PART = (
    "the value is right, and TensorFlow lost the gradient in `{}`, or a part of it: on one of its ways through your "
    "function it is cut off, by stop_gradient or NumPy."
)


def tensors(numbers):
    """Arrays as tensors: integers as int32, all others as float32; a number stays what it is."""
    return [_tensor(array) for array in numbers]


def _tensor(array):
    if np.ndim(array) == 0:
        return array
    return tf.constant(array, tf.int32 if np.issubdtype(np.asarray(array).dtype, np.integer) else tf.float32)


def on_tensors(answer):
    """A learner's function of tensors as a function of arrays."""

    def on_arrays(*arrays):
        return answer(*tensors(arrays))

    on_arrays.__wrapped__ = answer
    return on_arrays


def check_slopes(answer, equation, arguments, places):
    """Holds the slopes of an answer against those of its equation, and compiles it as a training step does.

    Args:
        answer: the learner's function of tensors.
        equation: the same in NumPy.
        arguments: arrays; floats are given as float32, integers as int32.
        places: which of the arguments the training needs the slopes of.

    Raises:
        Hint: if a gradient is lost, or TensorFlow cannot compile the answer.
    """
    inputs = tensors(arguments)
    weights = np.random.uniform(1.0, 2.0, np.shape(equation(*arguments)))
    with tf.GradientTape() as tape:
        tape.watch([inputs[place] for place in places])
        value = tf.reduce_sum(tf.convert_to_tensor(call(answer, *inputs)) * tf.constant(weights, tf.float32))
    found, names = tape.gradient(value, [inputs[place] for place in places]), names_of(answer, len(arguments))
    for place, slopes in zip(places, found, strict=True):
        expected = _slopes(equation, arguments, place, weights)
        if slopes is None:
            raise Hint(LOST_IN.format(names[place]))
        if not np.allclose(slopes, expected, rtol=1e-2, atol=1e-3 * np.abs(expected).max()):
            raise Hint(LOST_IN_PART.format(names[place]))
    call_compiled(as_in_training(answer), *inputs, what="it")


def as_in_training(answer):
    """An answer as a training compiles it: called from a step, so that its own defaults stay what they are."""
    return tf.function(lambda *arguments: answer(*arguments))


def call_compiled(compiled, *arguments, what, cure="keep to tensors, without float() or .numpy()."):
    """Calls an answer in a graph, as a training does.

    Args:
        compiled: `as_in_training(answer)`.
        arguments: of the answer.
        what: the word for the answer in the hint.
        cure: what the hint advises.

    Returns:
        What the answer returned.

    Raises:
        Hint: if TensorFlow cannot compile the answer.
    """
    hint = f"{what} runs line by line, but TensorFlow cannot compile it: {cure}"
    with functions_run(eagerly=False):
        return call(compiled, *arguments, known=[("", hint)])


@contextlib.contextmanager
def functions_run(eagerly):
    """Has every `tf.function` run line by line, or as a graph, whatever the notebook asked for."""
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(eagerly)
    try:
        yield
    finally:
        tf.config.run_functions_eagerly(before)


def _slopes(equation, arguments, place, weights, step=1e-5):
    """How fast the weighted sum of the equation grows with each number of one argument."""
    slopes = np.empty(np.shape(arguments[place]))
    for index in np.ndindex(slopes.shape):
        ends = []
        for sign in (1, -1):
            moved = [np.array(argument) for argument in arguments]
            moved[place][index] += sign * step
            ends.append(np.sum(weights * equation(*moved)))
        slopes[index] = (ends[0] - ends[1]) / (2 * step)
    return slopes
