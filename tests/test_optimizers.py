"""The fused Adam against Keras's."""

from ganedu import optimizers
import keras
import numpy as np
import pytest
import tensorflow as tf

ROWS = tf.IndexedSlices(
    tf.constant([[0.3, -0.1], [0.2, 0.4], [-0.5, 0.1]]), tf.constant([2, 0, 2]), tf.constant([4, 2])
)
GRADIENTS = {"dense": tf.convert_to_tensor(ROWS), "rows of which two are of one label": ROWS}


def trained(make, gradient, jit_compile):
    """The values of a weight, its optimizer's memory among them, after each of five steps."""
    weight = keras.Variable(np.linspace(-1.0, 1.0, 8).reshape(4, 2), dtype="float32")
    optimizer = make(1e-2, beta_1=0.5, beta_2=0.99)
    optimizer.build([weight])

    @tf.function(jit_compile=jit_compile)
    def step():
        optimizer.apply([gradient], [weight])

    values = []
    for _ in range(5):
        step()
        values.append([np.array(part) for part in (weight, *optimizer._momentums, *optimizer._velocities)])
    return values


@pytest.mark.parametrize("jit_compile", [False, True], ids=["no XLA", "XLA"])
@pytest.mark.parametrize("name", GRADIENTS)
def test_adam_follows_keras_s(name, jit_compile):
    ours = trained(optimizers.Adam, GRADIENTS[name], jit_compile)
    stock = trained(keras.optimizers.Adam, GRADIENTS[name], jit_compile=False)
    np.testing.assert_allclose(ours, stock, rtol=1e-5)
