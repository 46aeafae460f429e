"""What happens inside a network, whatever way it was written: its layers, in the order in which they are called."""

import contextlib
import itertools
import types

import keras
import numpy as np

TOGETHER = 500  # images that go through a network at once


def blocks(network, inputs):
    """Runs a network and takes it apart at its layers with a kernel.

    Args:
        network: a Keras network.
        inputs: what it takes, an array `(batch, ...)`.

    Returns:
        A list of namespaces, one for each layer with a kernel: `layer`; `inputs` and `outputs`, what it took and gave;
        `before` and `after`, the calls of other layers between it and its neighbours, with the same three names;
        `normalised`, whether batch normalisation is among those after it; `early`, whether an activation comes before
        that; `slope`, what the activation after it makes of negative numbers: 0 for a ReLU, 1 where there is none, and
        None if it bends otherwise, or is the output's.
    """
    found = _taken_apart(network, inputs)
    for block, following in itertools.zip_longest(found, found[1:]):
        normalisations = [call for call in block.after if isinstance(call.layer, keras.layers.BatchNormalization)]
        linear = _linear(block)
        bare = normalisations[-1].outputs if normalisations else linear
        block.normalised = bool(normalisations)
        block.early = block.normalised and _slope(linear, normalisations[0].inputs) not in (1.0, None)
        block.slope = _slope(bare, _activated(block, following)) if following else None
    return found


def maps(discriminator, images):
    """What a discriminator's last layer looks at.

    Args:
        discriminator: a Keras network that ends in a layer with a kernel.
        images: `(n, height, width, channels)`, as the network takes them.

    Returns:
        The last feature maps before that layer, `(n, height, width, maps)`.
    """
    parts = []
    for start in range(0, len(images), TOGETHER):
        last = _taken_apart(discriminator, images[start : start + TOGETHER])[-1]
        parts.append([call.inputs for call in (*last.before, last) if len(call.inputs.shape) == 4][-1])
    return np.concatenate(parts)


def _taken_apart(network, inputs):
    """The calls of layers with a kernel, each with those of other layers `before` and `after` it."""
    calls, found, since = [], [], []
    if not network.built:
        network(inputs)  # without numbers at first, as Keras builds it
    with _noting(calls):
        network(inputs)
    for call in calls:
        if hasattr(call.layer, "kernel") and not isinstance(call.layer, keras.Model):
            call.inputs, call.outputs = np.array(call.inputs), np.array(call.outputs)
            call.before, call.after = since, []
            since = call.after
            found.append(call)
        elif not call.layer._flatten_layers(include_self=False):  # no network in the network
            since.append(call)
    return found


@contextlib.contextmanager
def _noting(calls):
    """Notes which layers are called, and in which order: layers of a subclass are listed nowhere else."""
    original = keras.Layer.__call__

    def noted(layer, *arguments, **named):
        call = types.SimpleNamespace(layer=layer, inputs=next(iter((*arguments, *named.values()))))
        calls.append(call)
        call.outputs = original(layer, *arguments, **named)
        return call.outputs

    keras.Layer.__call__ = noted
    try:
        yield
    finally:
        keras.Layer.__call__ = original


def _linear(block):
    """What a layer with a kernel gives before its own activation."""
    layer = block.layer
    if getattr(layer, "activation", None) in (None, keras.activations.linear):
        return block.outputs
    bare = type(layer).from_config({**layer.get_config(), "activation": "linear"})
    bare.build(block.inputs.shape)
    bare.set_weights(layer.get_weights()[: len(bare.weights)])  # an activation may have weights, too
    return bare(block.inputs)


def _activated(block, following):
    """What the activation between two layers gave: the input of the second, before zeros were put around it."""
    padded = block.after and isinstance(block.after[-1].layer, keras.layers.ZeroPadding2D)
    return block.after[-1].inputs if padded else following.inputs


def _slope(before, after):
    """The slope below 0 of the activation that made `after` of `before`, where it leaves the rest as it is."""
    before, after = np.ravel(before), np.ravel(after)
    if before.size != after.size:
        return None
    low, high = before < -0.1 * np.abs(before).max(), before > 0
    slopes = after[low] / before[low]
    straight = slopes.size and np.ptp(slopes) < 1e-3 and np.allclose(after[high], before[high], rtol=1e-3)
    return round(float(slopes.mean()), 4) if straight else None
