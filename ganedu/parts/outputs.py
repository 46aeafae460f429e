"""The range that a network's outputs lie in: declared, or decided by the function at its end."""

import functools

import keras
import numpy as np
import tensorflow as tf

FAR = 1e4  # where a bounded function has reached its ends
LARGEST = 1e3  # above it, the ends are those of the question and not of the function
MOVING = (
    *(keras.layers.Reshape, keras.layers.Flatten, keras.layers.Permute, keras.layers.Dropout),
    *(keras.layers.Cropping2D, keras.layers.UpSampling2D, keras.layers.InputLayer),
)


def output_range(network):
    """The range of a network's outputs.

    A network may declare it, `network.output_range = (0, 1)`. Otherwise the functions decide that follow its last
    weights, also in a network within the network: their values far out on both sides are the ends.

    Args:
        network: a Keras network.

    Returns:
        A pair `(low, high)`, or None where the outputs have no bounds or nothing is known.
    """
    declared = getattr(network, "output_range", None)
    return declared if declared is not None else _ends(_functions_at_the_end(network))


def lower_bound(network):
    """The least number that a network can give, such as 0 behind ReLU, or None where nothing is known."""
    functions = _functions_at_the_end(network)
    values = _far_out(functions)
    known = functions and values.size and np.isfinite(values.min()) and abs(values.min()) <= LARGEST
    return float(values.min()) if known else None


def name_of_end(network):
    """The names of the functions that decide the range, such as "sigmoid"."""
    named = [function for _, function in _functions_at_the_end(network)]
    return " and ".join(getattr(function, "__name__", type(function).__name__).lower() for function in named)


def _functions_at_the_end(network):
    """What is applied after the last weights, in order: pairs of a function of one tensor and the layer it is of."""
    found = []
    for operation, applied in _from_the_end(network):
        if isinstance(operation, keras.Model):
            return _functions_at_the_end(operation) + found
        if isinstance(operation, MOVING):
            continue
        activation, weights = getattr(operation, "activation", None), getattr(operation, "weights", None)
        if activation not in (None, keras.activations.linear):
            found.insert(0, (activation, activation))
        elif activation is None and not weights:
            found.insert(0, (applied, operation))
        if weights:
            break
    return found


def _from_the_end(network):
    """The operations that lead to the output one by one, the last one first, each with how it is applied there."""
    outputs = getattr(network, "outputs", None)
    if not outputs:  # a network of one's own, whose layers stand in the order in which they were made
        yield from ((layer, layer) for layer in reversed(network.layers))
        return
    while len(outputs) == 1:
        operation, number, _ = outputs[0]._keras_history
        node = operation._inbound_nodes[number] if operation._inbound_nodes else None
        yield operation, functools.partial(_applied, operation, node)
        outputs = node.input_tensors if node else []


def _applied(operation, node, tensor):
    """An operation on another tensor than in its network, with the numbers that it was given there: x * 0.5."""
    arguments, options = node.arguments.fill_in({id(node.input_tensors[0]): tensor})
    return operation(*arguments, **options)


def _ends(functions):
    """The values far out of functions of one tensor, one applied after the other, if they are bounds."""
    values = _far_out(functions)
    finite = values.size and np.isfinite(values).all()
    if not finite or np.abs(values).max() > LARGEST or values.min() == values.max():
        return None
    return float(values.min()), float(values.max())


def _far_out(functions):
    values = far = np.array([[-FAR, -1.0, 0.0, 1.0, FAR]], "float32")
    for function, _ in functions:
        try:
            values = np.asarray(function(tf.constant(values)), "float32")
        except Exception:  # not one that takes each number by itself, such as a sum of two tensors, or pooling
            values = far
    return values
