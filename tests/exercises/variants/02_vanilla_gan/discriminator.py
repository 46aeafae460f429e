# %% right_subclass
class Judge(keras.Model):
    def __init__(self):
        super().__init__()
        self.layers_in_order = [layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)]

    def one(self, x):
        for layer in self.layers_in_order:
            x = layer(x)
        return x

    def call(self, x):
        other = tf.reshape(tf.reverse(tf.reshape(x, (-1, 28, 28)), [2]), (-1, 784))
        return self.one(x) + self.one(other)


def make_discriminator():
    return Judge()


# %% right_hidden_units_summed
def make_discriminator():
    image = keras.Input((784,))
    order = np.arange(784).reshape(28, 28)[:, ::-1].ravel()
    hidden = layers.Dense(256, activation="leaky_relu")
    return keras.Model(image, layers.Dense(1)(hidden(image) + hidden(keras.ops.take(image, order, axis=1))))


# %% right_convolutional
def make_discriminator():
    judge = keras.Sequential(
        [
            layers.Conv2D(8, 4, strides=2, activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1, activation="linear"),
        ]
    )
    image = keras.Input((784,))
    square = layers.Reshape((28, 28, 1))(image)
    return keras.Model(image, layers.Average()([judge(square), judge(keras.ops.flip(square, 2))]))


# %% right_raw_tensorflow
class Judge(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = self.add_weight(shape=(784, 256), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(256, 1), initializer="glorot_uniform")
        self.c = self.add_weight(shape=(1,), initializer="zeros")

    def call(self, x):
        square = tf.reshape(x, (-1, 28, 28))
        both = [tf.nn.leaky_relu(tf.reshape(s, (-1, 784)) @ self.a) for s in (square, square[:, :, ::-1])]
        return tf.add_n(both) @ self.b + self.c


def make_discriminator():
    return Judge()


# %% right_begins_with_zeros
def make_discriminator():
    judge = keras.Sequential(
        [layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1, kernel_initializer="zeros")]
    )
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% right_dropout
def make_discriminator():
    hidden, drop, last = layers.Dense(256, activation="leaky_relu"), layers.Dropout(0.3), layers.Dense(1)
    image = keras.Input((784,))
    other = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=-1))
    scores = [last(drop(hidden(x))) for x in (image, other)]
    return keras.Model(image, keras.ops.mean(keras.ops.stack(scores), axis=0))


# %% wrong_no_mirror: expect only the way D is built
def make_discriminator():
    return keras.Sequential([keras.Input((784,)), layers.Dense(256, "leaky_relu"), layers.Dense(1)])


# %% wrong_two_judges: expect only the way D is built
def make_discriminator():
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    one = layers.Dense(1)(layers.Dense(256, "leaky_relu")(image))
    other = layers.Dense(1)(layers.Dense(256, "leaky_relu")(mirrored))
    return keras.Model(image, 0.5 * (one + other))


# %% wrong_random_flips: expect something random is at work
def make_discriminator():
    flip = layers.RandomFlip("horizontal")
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Reshape((28, 28, 1)),
            flip,
            layers.Flatten(),
            layers.Dense(256, "leaky_relu"),
            layers.Dense(1),
        ]
    )


# %% wrong_difference: expect only the way D is built
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, judge(image) - judge(mirrored))


# %% wrong_upside_down: expect swaps top and bottom.
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=1))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_turned: expect turns the image by 180°
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = keras.ops.flip(image, axis=1)
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_batch_reversed: expect the other images of the batch
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = keras.ops.flip(image, axis=0)
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_pixels_averaged: expect a blend of the image and its mirror image
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, judge(0.5 * (image + mirrored)))


# %% wrong_image_input: expect flat images
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((28, 28, 1))
    mirrored = keras.ops.flip(image, axis=2)
    flat = layers.Flatten()
    return keras.Model(image, 0.5 * (judge(flat(image)) + judge(flat(mirrored))))


# %% wrong_linear: expect a weighted sum of the pixels
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.Dense(1)])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_missing_flatten: expect put a Flatten before it
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1)])
    image = keras.Input((784,))
    square = layers.Reshape((28, 28))(image)
    return keras.Model(image, 0.5 * (judge(square) + judge(keras.ops.flip(square, axis=2))))


# %% wrong_relu_at_the_end: expect never say fake
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1, "relu")])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_sigmoid_at_the_end: expect as with a sigmoid
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1, "sigmoid")])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_softmax_over_one: expect always 1
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1, "softmax")])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_softmax_over_two: expect one question
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(2, "softmax")])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_squeezed: expect keep the column
def make_discriminator():
    judge = keras.Sequential(
        [layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1), layers.Reshape(())]
    )
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_tanh: expect as with tanh
def make_discriminator():
    judge = keras.Sequential([layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1, "tanh")])
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_leaky_score: expect bends the
def make_discriminator():
    judge = keras.Sequential(
        [layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), layers.Dense(1), layers.LeakyReLU(0.2)]
    )
    image = keras.Input((784,))
    mirrored = layers.Flatten()(keras.ops.flip(layers.Reshape((28, 28))(image), axis=2))
    return keras.Model(image, 0.5 * (judge(image) + judge(mirrored)))


# %% wrong_relu_hidden: expect pass no gradient
def make_discriminator():
    net = keras.Sequential([keras.Input((784,)), layers.Dense(256, activation="relu"), layers.Dense(1)])
    x = keras.Input((784,))
    m = keras.ops.reshape(keras.ops.flip(keras.ops.reshape(x, (-1, 28, 28)), 2), (-1, 784))
    return keras.Model(x, net(x) + net(m))


# %% right_kernel_mirrored_instead_of_image
class TwoEyes(keras.Model):
    def __init__(self):
        super().__init__()
        self.kernel = self.add_weight(shape=(784, 256), initializer="glorot_uniform", name="kernel")
        self.bias = self.add_weight(shape=(256,), initializer="zeros", name="bias")
        self.out = self.add_weight(shape=(256, 1), initializer="glorot_uniform", name="out")
        self.shift = self.add_weight(shape=(1,), initializer="zeros", name="shift")

    def call(self, x):
        k = tf.convert_to_tensor(self.kernel)
        k_mirrored = tf.reshape(tf.reverse(tf.reshape(k, (28, 28, 256)), [1]), (784, 256))
        a = tf.nn.leaky_relu(tf.matmul(x, k) + self.bias, alpha=0.2)
        b = tf.nn.leaky_relu(tf.matmul(x, k_mirrored) + self.bias, alpha=0.2)
        return tf.matmul(a + b, self.out) + self.shift


def make_discriminator():
    return TwoEyes()
