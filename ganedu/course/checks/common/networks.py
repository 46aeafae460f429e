"""How a learner's network is judged from outside, by what it makes of its inputs."""

from ganedu.course.checks.common.hints import Hint, call
from ganedu.numbers import type_of
import keras
import numpy as np

# Weights so large show whether, and where, an output layer saturates.
FAR = 1e6


def made(make, *arguments, known=()):
    """The network that a learner's function makes.

    Args:
        make: the learner's function.
        arguments: of that function.
        known: pairs (words of an error message, the hint that explains them).

    Raises:
        Hint: if the function makes no network.
    """
    network = call(make, *arguments, known=known)
    if not isinstance(network, keras.Layer):
        kind = type_of(network)
        raise Hint(f"your function returns {kind}; expected a network, such as keras.Sequential([...]).")
    return network


def check_fresh(network, make, *arguments):
    """Checks that a network is a new one each time, and that all of it can learn.

    Args:
        network: what `make(*arguments)` gave, called once.
        make: the learner's function.
        arguments: of that function.

    Raises:
        Hint: if a second network has weights of the first, or if a layer is frozen.
    """
    own = {id(weight) for weight in network.weights}
    if any(id(weight) in own for weight in call(make, *arguments).weights):
        raise Hint(
            "two networks of yours share weights: a layer is made once, outside your function, and training one "
            "network would train the other. Make all layers inside."
        )
    for layer in network._flatten_layers():
        if not layer.trainable and layer.weights:
            still = " A frozen BatchNormalization also never looks at its batch." if _normalises(layer) else ""
            raise Hint(f"the layer {layer.name} is frozen, trainable=False, and never learns: leave that out.{still}")


def _normalises(layer):
    return isinstance(layer, keras.layers.BatchNormalization)


def shaken(network):
    """Moves every trainable weight of a network that was called once; it may have begun with zeros."""
    for weight in network.trainable_weights:
        weight.assign_add(np.random.normal(0.0, 0.05, weight.shape))
    return network


def misfit(hint):
    """The errors of a network that does not take its inputs, as pairs with a hint."""
    return ("incompatible", hint), ("expected shape", hint)


def extremes(network, parts, inputs, advice="see the task's list."):
    """A network's outputs for weights of the last layer far out, and far out the other way.

    A bound shows on one of the two. Where nothing bends or bounds the outputs, the second are the first with the other
    sign.

    Args:
        network: a Keras network.
        parts: its `blocks`.
        inputs: what it takes.
        advice: what the hint adds.

    Returns:
        An array `(2, batch, ...)`.

    Raises:
        Hint: if no layer has a kernel.
    """
    if not parts:
        raise Hint(f"no layer of your network has a kernel; {advice}")
    last = parts[-1].layer
    weights, outputs = last.get_weights(), []
    for scale in (FAR, -FAR):
        last.set_weights([scale * weight for weight in weights])
        outputs.append(np.array(network(inputs)))
    last.set_weights(weights)
    return np.stack(outputs)


def check_unbounded(logits, takers):
    """Checks that nothing bounds or bends a discriminator's outputs.

    Args:
        logits: its `extremes`; half of them lie below 0 if nothing bounds them.
        takers: who takes the logits, in the words of the hint.

    Raises:
        Hint: if an activation bounds or bends them.
    """
    low, high = logits.min(), logits.max()
    if np.allclose(logits, 1.0):
        raise Hint("every output is 1: a softmax over a single number is always 1; use no last activation.")
    if low >= 0.0 and high <= 1.0:
        raise Hint(f"the outputs stay in [0, 1], as with a sigmoid; {takers} the logit that goes into it.")
    if max(-low, high) <= 1.0:
        raise Hint("the outputs stay in [-1, 1], as with tanh; a logit has no bounds: use no last activation.")
    if low >= 0.0:
        raise Hint("no output is below 0, as with relu, so that D could never say fake; use no last activation.")
    if not np.allclose(*np.abs(logits), rtol=1e-2):
        raise Hint("something after the last layer bends the logit, as LeakyReLU does; use no last activation.")


def is_affine(function, x):
    """Tells whether f(x) + f(y) = f(x + y) + f(0), as for a linear layer with a bias."""
    y = np.roll(x, 1, axis=0)
    here, there, both, none = (function(inputs) for inputs in (x, y, x + y, 0 * x))
    return np.allclose(here + there, both + none, atol=1e-4 * np.abs(both).max())
