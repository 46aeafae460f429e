"""Players that stand in for the networks, so that a task is judged by itself, and how a learner's turn is followed."""

import contextlib
import inspect
import math

from ganedu.course.checks.common.comparing import alike
from ganedu.course.checks.common.hints import Hint, call
from ganedu.course.checks.common.tensors import as_in_training, call_compiled, functions_run
import keras
import numpy as np
import tensorflow as tf

NO_GRADIENT = (
    "No gradients provided",
    "no gradient reaches the weights: make fakes and loss inside the tape; no stop_gradient, predict or NumPy.",
)
ONE_OPTIMIZER = (
    "Unknown variable",
    "one optimizer was given both players' weights; each player has its own, made for its own weights.",
)
ONE_TAPE = ("non-persistent", "a tape gives its gradients once; open one tape for each turn.")


class LinearPlayer(keras.Sequential):
    """One dense layer that remembers what it was given, in `seen`, and in graphs in `seen_in_graphs`.

    Args:
        takes: numbers in each row that it is given.
        shape: of what it makes of a row.
        initial: the layer's initializers, as keyword arguments.
    """

    def __init__(self, takes, shape, **initial):
        dense = keras.layers.Dense(math.prod(shape), **initial)
        super().__init__([keras.Input((takes,)), dense, keras.layers.Reshape(shape)])
        self.seen, self.seen_in_graphs = [], []

    def call(self, x, **options):
        if tf.executing_eagerly():
            self.seen.append(np.array(x))
        else:
            tf.numpy_function(lambda x: self.seen_in_graphs.append(np.array(x)), [x], [])
        return super().call(x, **options)


def weights_of(players):
    """The weights of all players, one after the other, as arrays."""
    return [weight for player in players for weight in player.get_weights()]


def same_weights(weights, others, rtol=1e-3, atol=2e-5):
    """Tells whether two lists of weights agree, by default as far as a step in float32 can."""
    return all(alike(mine, other, rtol, atol) for mine, other in zip(weights, others, strict=True))


def followed(answer, ours, players, arguments, known=()):
    """Runs a learner's turn line by line.

    Args:
        answer: the learner's function.
        ours: what stands in for its notebook's own, by name.
        players: whose weights are followed.
        arguments: of the answer.
        known: pairs (words of an error message, the hint that explains them).

    Returns:
        What the answer returned, and the players' weights before and after it.
    """
    with stand_ins(answer, ours), eagerly():
        before = weights_of(players)
        result = call(answer, *arguments, known=known)
        return result, before, weights_of(players)


def check_normal(z):
    """Checks that noise is normal, by its mean and deviation."""
    mean, deviation = np.mean(z), np.std(z)
    if abs(mean) > 0.15 or abs(deviation - 1.0) > 0.12:
        raise Hint(f"z has mean {mean:.2f} and standard deviation {deviation:.2f}; expected 0 and 1: tf.random.normal.")


def eagerly():
    """Runs even a `tf.function` line by line."""
    return functions_run(eagerly=True)


def check_fresh_noise(answer, ours, generator, arguments, what):
    """Plays a learner's turn twice in one graph: every z is another one the second time.

    Args:
        answer: the learner's function.
        ours: what stands in for its notebook's own, by name.
        generator: a `LinearPlayer`, which remembers its noise.
        arguments: of the answer; the generator among them.
        what: the word for the answer in the hint.

    Raises:
        Hint: if TensorFlow cannot compile the answer, or draws its noise only once.
    """
    compiled, draws = as_in_training(answer), []
    with stand_ins(answer, ours):
        for _ in range(2):
            generator.seen_in_graphs.clear()
            call_compiled(compiled, *arguments, what=what)
            draws.append(list(generator.seen_in_graphs))
    if any(map(np.array_equal, *draws)):
        raise Hint(
            f"compiled, {what} uses the same noise for ever: NumPy's random numbers are drawn once, while TensorFlow "
            "builds the graph; draw z with tf.random.normal."
        )


def _globals(answer):
    """Where an answer's names are looked up: a function's, a compiled one's, a partial's, an object's with a call."""
    for _ in range(5):
        answer = inspect.unwrap(answer)  # a decorator's own names are not the notebook's
        if hasattr(answer, "__globals__"):
            return answer.__globals__
        inner = [getattr(answer, name) for name in ("python_function", "func") if hasattr(answer, name)]
        answer = inner[0] if inner else type(answer).__call__
    raise Hint("your answer is none of Python's functions; write it with def.")


@contextlib.contextmanager
def stand_ins(answer, ours):
    """Lets an answer find these, by name, in place of its notebook's own."""
    namespace = _globals(answer)
    own = {name: namespace[name] for name in ours if name in namespace}
    namespace.update(ours)
    try:
        yield
    finally:
        for name in ours:
            del namespace[name]
        namespace.update(own)
