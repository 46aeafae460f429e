"""The range that a network's outputs lie in: declared, or decided by the function at its end."""

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

    A network may declare it, `network.output_range = (0, 1)`. Otherwise the function that comes last decides, also in
    a network within the network: its values far out on both sides are the ends.

    Args:
        network: a Keras network.

    Returns:
        A pair `(low, high)`, or None where the outputs have no bounds or nothing is known.
    """
    declared = getattr(network, "output_range", None)
    return declared if declared is not None else _ends(_function_at_the_end(network))


def name_of_end(network):
    """The name of the function that decides the range, such as "sigmoid"."""
    function = _function_at_the_end(network)
    return getattr(function, "__name__", type(function).__name__).lower()


def _function_at_the_end(network):
    for operation in _from_the_end(network):
        if isinstance(operation, keras.Model):
            return _function_at_the_end(operation)
        if not isinstance(operation, MOVING):
            return getattr(operation, "activation", operation)
    return None


def _from_the_end(network):
    """The operations that lead to the output one by one, the last one first."""
    outputs = getattr(network, "outputs", None)
    if not outputs:  # a network of one's own, whose layers stand in the order in which they were made
        yield from reversed(network.layers)
        return
    while len(outputs) == 1:
        operation, node, _ = outputs[0]._keras_history
        yield operation
        outputs = operation._inbound_nodes[node].input_tensors if operation._inbound_nodes else []


def _ends(function):
    """The values of a function of one tensor far out, if they are bounds."""
    try:
        values = np.asarray(function(tf.constant([[-FAR, -1.0, 0.0, 1.0, FAR]])), "float64")
    except Exception:  # no function of one tensor, such as a sum of two
        return None
    finite = values.size and np.isfinite(values).all()
    if not finite or np.abs(values).max() > LARGEST or values.min() == values.max():
        return None
    return float(values.min()), float(values.max())
