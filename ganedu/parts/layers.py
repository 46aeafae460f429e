"""Four of Keras's layers, computed in ways that suit a CPU or a GPU, and others that two lessons need.

The four have Keras's arguments, weights and results; where its own way does not apply, each does what Keras does. On a
GPU the ways of a CPU are slower, and XLA failed to compile the transposed convolution.
"""

from ganedu.numbers import is_number, is_whole, shown
from ganedu.parts.randomness import folded
from ganedu.training import devices
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
        if devices.has_gpu() or not (training and self.trainable and plain and apart and inputs.shape.rank == 4):
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
        if devices.has_gpu() or not (even and _four_by_two(self, inputs.shape[-1])):
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
        if devices.has_gpu() or None in inputs.shape[1:] or not _four_by_two(self, self.filters):
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


@keras.saving.register_keras_serializable("ganedu")
class Embedding(keras.layers.Embedding):
    """An embedding with which XLA compiles a game's step only once.

    The gradient of Keras's embedding is a `tf.IndexedSlices`, whose shape is itself a tensor. When this gradient comes
    out of the `tf.cond` of `penalties.lazy`, XLA must know the shape before it compiles, so it takes every input of the
    `tf.cond`, weights and turn included, for a constant, and compiles each step again. A gather along the second axis
    has a dense gradient.
    """

    def call(self, inputs):
        # Stored results were made on a CPU with Keras's gradient, and a dense one would change them: where a batch has
        # a label twice, Keras's Adam adds the squares of the two gradients, instead of squaring their sum.
        if not devices.has_gpu():
            return super().call(inputs)
        return tf.gather(self.embeddings[None], tf.cast(inputs, tf.int32), axis=1)[0]


def plain(part):
    """A copy for any program with Keras: Keras's own layer for each of the four; weights are new ones.

    Args:
        part: a layer, or a network of layers.
    """
    if isinstance(part, keras.Model) and getattr(part, "inputs", None):
        return keras.models.clone_model(part, clone_function=plain)
    if isinstance(part, keras.layers.Lambda):
        return part  # it has no weights, and Keras copies no code
    kind = type(part).__base__ if type(part) in (BatchNormalization, Conv2D, Conv2DTranspose, Embedding) else type(part)
    return kind.from_config(part.get_config())


@keras.saving.register_keras_serializable("ganedu")
class VirtualBatchNormalization(keras.layers.Layer):
    """Batch normalisation with a fixed reference batch (Salimans et al., 2016, section 3.5).

    The first rows of what it is given are the reference, normalised with their own statistics. Each further row is
    normalised with those of the reference and itself together, and so does not depend on the other examples of its
    batch. The same in training and in use. `networks.with_reference_batch` puts the reference in front.

    Args:
        reference_size: rows of the reference, at least 2.
        epsilon: added to each variance.

    Raises:
        ValueError: if the reference has fewer than 2 rows.
    """

    def __init__(self, reference_size, epsilon=1e-3, **options):
        super().__init__(**options)
        if not is_whole(reference_size, least=2):
            raise ValueError(
                f"The reference batch has {shown(reference_size)} examples; expected at least 2, such as 64: one alone "
                "has no variance."
            )
        self.reference_size = reference_size
        self.epsilon = epsilon

    def build(self, input_shape):
        self.gamma = self.add_weight(name="gamma", shape=input_shape[-1:], initializer="ones")
        self.beta = self.add_weight(name="beta", shape=input_shape[-1:], initializer="zeros")

    def call(self, inputs):
        size, places = self.reference_size, list(range(1, inputs.shape.rank - 1))  # a vector has no places
        reference, examples = inputs[:size], inputs[size:]
        mean, variance = tf.nn.moments(reference, [0, *places], keepdims=True)
        own_mean, own_variance = tf.nn.moments(examples, places, keepdims=True)
        share = 1.0 / (size + 1)
        joint_mean = (1.0 - share) * mean + share * own_mean
        joint_variance = (1.0 - share) * variance + share * own_variance
        joint_variance += share * (1.0 - share) * tf.square(own_mean - mean)
        first = tf.nn.batch_normalization(reference, mean, variance, self.beta, self.gamma, self.epsilon)
        rest = tf.nn.batch_normalization(examples, joint_mean, joint_variance, self.beta, self.gamma, self.epsilon)
        return tf.concat([first, rest], axis=0)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "reference_size": self.reference_size, "epsilon": self.epsilon}


@keras.saving.register_keras_serializable("ganedu")
class ReferenceBatch(keras.layers.Layer):
    """Puts a fixed batch in front of each batch.

    Args:
        shape: of the reference, `(rows, ...)`.
    """

    def __init__(self, shape, **options):
        super().__init__(**options)
        self.shape = tuple(shape)
        self.reference = self.add_weight(name="reference", shape=self.shape, trainable=False)

    def call(self, inputs):
        return tf.concat([tf.cast(self.reference, inputs.dtype), inputs], axis=0)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "shape": list(self.shape)}


@keras.saving.register_keras_serializable("ganedu")
class WithoutReference(keras.layers.Layer):
    """Takes the first rows of each batch, the reference, away again.

    Args:
        rows: how many.
    """

    def __init__(self, rows, **options):
        super().__init__(**options)
        self.rows = rows

    def call(self, inputs):
        return inputs[self.rows :]

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "rows": self.rows}


@keras.saving.register_keras_serializable("ganedu")
class MinibatchDiscrimination(keras.layers.Layer):
    """Tells each example how near the others of its batch are (Salimans et al., 2016, section 3.2).

    With M = x T, of shape `(batch, kernels, dimensions)`, the closeness of examples i and j under kernel b is
    exp(-‖M_ib - M_jb‖₁). Its sum over all j, i among them, stands behind the features of i. A batch of equal fakes
    gives itself away. Every score depends on the whole batch then, so that no gradient penalty goes with it.

    Args:
        kernels: how many ways of being close, the paper's B.
        dimensions: of the space in which each of them measures, the paper's C.

    Raises:
        ValueError: if one of them is no positive integer, or the layer is given anything but vectors.
    """

    def __init__(self, kernels=50, dimensions=5, **options):
        super().__init__(**options)
        for name, count in (("kernels", kernels), ("dimensions", dimensions)):
            if not is_whole(count, least=1):
                raise ValueError(f"{name} is {shown(count)}; expected a positive integer.")
        self.kernels = kernels
        self.dimensions = dimensions

    def build(self, input_shape):
        if len(input_shape) != 2:
            raise ValueError(f"It was given {input_shape}; expected vectors, (batch, features): put a Flatten before.")
        shape = (input_shape[-1], self.kernels, self.dimensions)
        self.kernel = self.add_weight(name="kernel", shape=shape, initializer="glorot_uniform")

    def call(self, inputs):
        mapped = tf.einsum("nf,fkd->nkd", inputs, self.kernel)
        distances = tf.reduce_sum(tf.abs(mapped[:, None] - mapped[None]), axis=-1)
        closeness = tf.reduce_sum(tf.exp(-distances), axis=1)
        return tf.concat([inputs, closeness], axis=-1)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], input_shape[-1] + self.kernels)

    def get_config(self):
        return {**super().get_config(), "kernels": self.kernels, "dimensions": self.dimensions}


@keras.saving.register_keras_serializable("ganedu")
class Jitter(keras.layers.Layer):
    """Turns, slants, stretches and shifts each image by chance, in training alone: what is asked behind it, must last.

    Each pixel takes its grey level from a place of the image before, between four pixels in general, found by a random
    linear map about the middle: a turn of up to 0.3 radians, a slant of up to 0.3, a stretch of each side by up to
    e^0.2, and a shift of up to a tenth of the image. Beyond the image all is black, -1.

    Args:
        strength: a factor for all four, at least 0.
        seed: of the chance.
    """

    def __init__(self, strength=1.0, seed=None, **options):
        super().__init__(**options)
        if not is_number(strength, least=0):
            raise ValueError(f"strength is {shown(strength)}; expected a number of at least 0, such as 1.0.")
        self.strength = strength
        self.seed = seed
        self.seeds = keras.random.SeedGenerator(seed)

    def call(self, inputs, training=False):
        if not training or not self.strength:
            return inputs
        height, width, channels = inputs.shape[1:]
        draws = keras.random.uniform((tf.shape(inputs)[0], 6), -self.strength, self.strength, seed=self.seeds)
        turn, slant, tall, wide, down, right = tf.unstack(draws[..., None, None], axis=1)
        cosine, sine = tf.cos(0.3 * turn), tf.sin(0.3 * turn)
        tall, wide, slant = tf.exp(0.2 * tall), tf.exp(0.2 * wide), 0.3 * slant
        y, x = (tf.range(side, dtype=tf.float32) - (side - 1) / 2 for side in (height, width))
        y = y[:, None]
        row = cosine * tall * y + sine * wide * x + (height - 1) / 2 + 0.1 * height * down
        column = (cosine * slant - sine * tall) * y + cosine * wide * x + (width - 1) / 2 + 0.1 * width * right

        # Paper without ink about the image, so that each place has four pixels; those beyond see paper alone.
        ink = tf.pad(tf.cast(inputs, tf.float32) + 1.0, [[0, 0], [1, 2], [1, 2], [0, 0]])
        pixels = tf.reshape(ink, (-1, (height + 3) * (width + 3), channels))
        row, column = tf.clip_by_value(row + 1.0, 0.0, height + 1.0), tf.clip_by_value(column + 1.0, 0.0, width + 1.0)
        top, left = tf.floor(row), tf.floor(column)
        below, beside = (row - top)[..., None], (column - left)[..., None]
        corner = tf.cast(top, tf.int32) * (width + 3) + tf.cast(left, tf.int32)

        def line(first):
            """What the two pixels beside each other give, the first of them so many after the corner."""
            left, right = (tf.gather(pixels, corner + place, batch_dims=1) for place in (first, first + 1))
            return left + beside * (right - left)

        upper, lower = line(0), line(width + 3)
        return tf.cast(upper + below * (lower - upper) - 1.0, inputs.dtype)

    def get_config(self):
        return {**super().get_config(), "strength": self.strength, "seed": self.seed}


@keras.saving.register_keras_serializable("ganedu")
class History(keras.layers.Layer):
    """Mixes fakes of earlier turns into a batch, so D does not forget them (Shrivastava et al., 2017, section 2.3).

    Half of each batch goes into a memory, in random places, and comes back as what stood there before. A place that
    is still empty gives the new fake itself.

    Args:
        size: of the memory, in fakes; of a batch of more than twice as many, so many are exchanged.
        shape: of one fake.
    """

    def __init__(self, size, shape, **options):
        super().__init__(**{"dtype": "float32", **options})  # what is remembered, and what D is shown
        self.size, self.shape = size, tuple(shape)
        counter = {"initializer": "zeros", "trainable": False, "aggregation": "only_first_replica"}
        self.past = self.add_weight(name="past", shape=(size, *self.shape), **counter)
        self.known = self.add_weight(name="known", shape=(size,), **counter)

    def call(self, fakes, seed):
        joint = devices.joint(tf.stop_gradient(fakes))
        half = tf.minimum(tf.shape(joint)[0] // 2, self.size)
        # Random numbers in order are a shuffle that XLA can compile too.
        places = tf.argsort(tf.random.stateless_uniform([self.size], folded(seed, "history")))[:half]
        known = tf.reshape(tf.gather(self.known, places), [-1] + [1] * len(self.shape))
        returned = known * tf.gather(self.past, places) + (1.0 - known) * joint[:half]
        self.past.assign(tf.tensor_scatter_nd_update(self.past, places[:, None], joint[:half]))
        self.known.assign(tf.tensor_scatter_nd_update(self.known, places[:, None], tf.ones_like(places, tf.float32)))
        return devices.share(tf.concat([returned, joint[half:]], axis=0))

    def get_config(self):
        return {**super().get_config(), "size": self.size, "shape": list(self.shape)}
