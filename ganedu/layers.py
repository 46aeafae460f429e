"""Three of Keras's layers, computed in ways that suit a CPU: the same arguments, weights and results.

Where the faster way does not apply, each does what Keras does.
"""

from ganedu import devices
import keras
import numpy as np
import tensorflow as tf

COLOURS = 4  # as many channels as an image may have


@keras.saving.register_keras_serializable("ganedu")
class BatchNormalization(keras.layers.BatchNormalization):
    """Batch normalisation (Ioffe and Szegedy, 2015) of feature maps, through TensorFlow's fused kernel.

    Keras passes over the maps once for each of a dozen small operations. On several devices the statistics are those of
    the joint batch, unless `synchronized=False`, so that the number of devices changes nothing.
    """

    def __init__(self, **options):
        super().__init__(**{"synchronized": devices.replicas() > 1, **options})

    def call(self, inputs, training=None, mask=None):
        apart = devices.replicas() == 1 or not self.synchronized
        plain = self.axis in (-1, 3) and self.center and self.scale and mask is None
        if not (training and self.trainable and plain and apart and inputs.shape.rank == 4):
            return super().call(inputs, training=training, mask=mask)
        outputs, mean, variance = tf.compat.v1.nn.fused_batch_norm(
            inputs, self.gamma, self.beta, epsilon=self.epsilon, is_training=True
        )
        examples = tf.cast(tf.size(inputs) / inputs.shape[-1], variance.dtype)
        biased = variance * (examples - 1) / examples  # Keras divides by n, the kernel by n - 1
        for moving, current in ((self.moving_mean, mean), (self.moving_variance, biased)):
            moving.assign(moving * self.momentum + current * (1.0 - self.momentum))
        return outputs


@keras.saving.register_keras_serializable("ganedu")
class Conv2D(keras.layers.Conv2D):
    """A convolution that looks at an image: 4 x 4 kernels, stride 2, few channels in.

    Each 2 x 2 block of pixels becomes one place with four times the channels, over which a 2 x 2 kernel walks. The
    gradient for the image, which the generator learns from, costs a third.
    """

    def call(self, inputs):
        even = None not in inputs.shape[1:] and inputs.shape[1] % 2 == inputs.shape[2] % 2 == 0
        if not (even and _four_by_two(self, inputs.shape[-1])):
            return super().call(inputs)
        colours = inputs.shape[-1]
        blocks = tf.nn.space_to_depth(tf.pad(inputs, [[0, 0], [1, 1], [1, 1], [0, 0]]), 2)
        kernel = tf.reshape(self.kernel, (2, 2, 2, 2, colours, self.filters))  # row, row in block, column, column in it
        kernel = tf.reshape(tf.transpose(kernel, (0, 2, 1, 3, 4, 5)), (2, 2, 4 * colours, self.filters))
        outputs = tf.nn.conv2d(blocks, kernel, 1, "VALID")
        return _finished(self, outputs)


@keras.saving.register_keras_serializable("ganedu")
class Conv2DTranspose(keras.layers.Conv2DTranspose):
    """A transposed convolution that paints an image: 4 x 4 kernels, stride 2, few channels out.

    One matrix product gives what each place below paints on its 4 x 4 pixels. Sums of what meets on a pixel are a
    3 x 3 convolution with a fixed kernel of zeros and ones.
    """

    def call(self, inputs):
        if None in inputs.shape[1:] or not _four_by_two(self, self.filters):
            return super().call(inputs)
        painted = tf.einsum("bhwi,uvoi->bhwuvo", inputs, self.kernel)
        painted = tf.reshape(painted, (-1, *inputs.shape[1:3], 16 * self.filters))
        outputs = tf.nn.conv2d(painted, tf.constant(_meeting(self.filters), inputs.dtype), 1, "SAME")
        return _finished(self, tf.nn.depth_to_space(outputs, 2))


def _meeting(colours):
    """The kernel `(3, 3, 16 * colours, 4 * colours)` that adds up what neighbouring places paint on a 2 x 2 block.

    Row u of 4 painted by place i falls on pixel row 2 i + u - 1: row `(u - 1) % 2` of block `i + (u - 1) // 2`.
    """
    kernel = np.zeros((3, 3, 4, 4, colours, 2, 2, colours), "float32")
    for u in range(4):
        for v in range(4):
            (down, row), (right, column) = divmod(u - 1, 2), divmod(v - 1, 2)
            kernel[1 - down, 1 - right, u, v, :, row, column, :] = np.eye(colours)
    return kernel.reshape(3, 3, 16 * colours, 4 * colours)


def _four_by_two(layer, colours):
    """Whether the layer has 4 x 4 kernels and stride 2, and an image of few colours on one side."""
    return (
        colours <= COLOURS
        and layer.kernel_size == (4, 4)
        and layer.strides == (2, 2)
        and layer.padding == "same"
        and layer.dilation_rate == (1, 1)
        and layer.data_format == "channels_last"
        and getattr(layer, "groups", 1) == 1
        and getattr(layer, "output_padding", None) is None
    )


def _finished(layer, outputs):
    if layer.use_bias:
        outputs = tf.nn.bias_add(outputs, layer.bias)
    return layer.activation(outputs)
