# %% right_functional
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    z = keras.Input((latent_dim,))
    hidden = layers.Dense(256, activation="relu")(z)
    return keras.Model(z, layers.Dense(784, activation="sigmoid", bias_initializer=bias)(hidden))


# %% right_no_input_two_hidden_layers
def make_generator(latent_dim, average):
    network = keras.Sequential()
    network.add(layers.Dense(128, activation="relu"))
    network.add(layers.Dense(256))
    network.add(layers.LeakyReLU())
    network.add(layers.Dense(784))
    network.add(layers.Activation("sigmoid"))
    network(np.zeros((1, latent_dim)))
    near = 0.98 * average + 0.01
    network.layers[3].bias.assign(np.log(near) - np.log1p(-near))
    return network


# %% right_shifted_tanh
def make_generator(latent_dim, average):
    z = keras.Input((latent_dim,))
    bias = np.arctanh(2 * np.clip(average, 0.015, 0.985) - 1)
    pixels = layers.Dense(784, activation="tanh", bias_initializer=lambda shape, dtype: keras.ops.cast(bias, dtype))
    return keras.Model(z, (pixels(layers.Dense(256, activation="relu")(z)) + 1) / 2)


# %% right_subclass
class Generator(keras.Model):
    def __init__(self, bias):
        super().__init__()
        self.hidden = layers.Dense(256, activation="relu")
        self.pixels = layers.Dense(784, activation="sigmoid")
        self.bias = bias

    def build(self, shape):
        self.hidden.build(shape)
        self.pixels.build((shape[0], 256))
        self.pixels.set_weights([self.pixels.get_weights()[0], self.bias])

    def call(self, z):
        return self.pixels(self.hidden(z))


def make_generator(latent_dim, average):
    odds = np.clip(average, 0.015, 0.985) / (1 - np.clip(average, 0.015, 0.985))
    return Generator(np.log(odds))


# %% right_raw_tensorflow
class Generator(keras.Model):
    def __init__(self, latent_dim, average):
        super().__init__()
        p = tf.cast(tf.clip_by_value(average, 0.01, 0.99), "float32")
        self.first = self.add_weight(shape=(latent_dim, 256), initializer="glorot_uniform")
        self.second = self.add_weight(shape=(256, 784), initializer="glorot_uniform")
        self.last = self.add_weight(shape=(784,), initializer="zeros")
        self.last.assign(-tf.math.log(1 / p - 1))

    def call(self, z):
        return tf.sigmoid(tf.nn.tanh(z @ self.first) @ self.second + self.last)


def make_generator(latent_dim, average):
    return Generator(latent_dim, average)


# %% wrong_clipped: expect cut off at 0 and 1
def make_generator(latent_dim, average):
    z = keras.Input((latent_dim,))
    bias = keras.initializers.Constant(average)
    pixels = layers.Dense(784, bias_initializer=bias)(layers.Dense(256, activation="relu")(z))
    return keras.Model(z, keras.ops.clip(pixels, 0.0, 1.0))


# %% wrong_layers_in_a_list: expect expected a network
def make_generator(latent_dim, average):
    return [layers.Dense(256, "relu"), layers.Dense(784, "sigmoid")]


# %% wrong_linear: expect no non-linearity
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_no_last_activation: expect nothing bounds the pixels
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(average)
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, bias_initializer=bias)]
    )


# %% wrong_no_noise_argument: expect use latent_dim
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [keras.Input((100,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_no_return: expect end it with return
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_relu_at_the_end: expect no ceiling at 1
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(average)
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "relu", bias_initializer=bias)]
    )


# %% wrong_size: expect one output per pixel
def make_generator(latent_dim, average):
    return keras.Sequential([keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(28, "sigmoid")])


# %% wrong_softmax: expect as with softmax
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "softmax", bias_initializer=bias)]
    )


# %% wrong_square_images: expect leave out Reshape
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256, "relu"),
            layers.Dense(784, "sigmoid", bias_initializer=bias),
            layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong_tanh: expect as with tanh
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(np.arctanh(np.clip(average, 0, 0.99)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "tanh", bias_initializer=bias)]
    )


# %% wrong_rescaled: expect black or white is missing
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256, "relu"),
            layers.Dense(784, "sigmoid", bias_initializer=bias),
            layers.Rescaling(1 / 255),
        ]
    )


# %% wrong_usual_bias: expect the last bias is still 0
def make_generator(latent_dim, average):
    return keras.Sequential([keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid")])


# %% wrong_average_as_bias: expect a pixel is σ(average), not the average
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(average)
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_centred_average_as_bias: expect σ(average - ½)
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(average - 0.5)
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_no_clip: expect no finite logit
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(np.log(average / (1 - average)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_clip_too_near: expect too flat to learn from
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(
        np.log(np.clip(average, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(average, 1e-6, 1 - 1e-6))
    )
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_logarithm_alone: expect half of the logit is missing
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(np.log(np.clip(average, 0.01, 0.99)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_sign_of_the_bias: expect the negative of the average
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(-np.log(np.clip(average, 0.01, 0.99) / (1 - np.clip(average, 0.01, 0.99))))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_one_bias: expect one and the same grey level
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(np.log(average.mean() / (1 - average.mean())))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_hidden_sigmoid: expect but its average
def make_generator(latent_dim, average):
    grey = np.clip(average, 0.01, 0.99)
    bias = keras.initializers.Constant(np.log(grey / (1 - grey)))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "sigmoid"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_clip_too_far: expect but its average
def make_generator(latent_dim, average):
    bias = keras.initializers.Constant(np.log(np.clip(average, 0.1, 0.9) / (1 - np.clip(average, 0.1, 0.9))))
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, "relu"), layers.Dense(784, "sigmoid", bias_initializer=bias)]
    )


# %% wrong_narrow_range: expect black or white is missing
def make_generator(latent_dim, average):
    # keep away from 0 and 1, where the sigmoid is flat
    p = (np.clip(average, 0.015, 0.985) - 0.01) / 0.98
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256, activation="relu"),
            layers.Dense(784, activation="sigmoid", bias_initializer=keras.initializers.Constant(np.log(p / (1 - p)))),
            layers.Rescaling(0.98, offset=0.01),
        ]
    )


# %% right_arctan_output
def squash(x):
    return 0.5 + tf.atan(x) / np.pi


def make_generator(latent_dim, average):
    p = np.maximum(0.01, np.minimum(0.99, average))
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256, activation="tanh"),
            layers.Dense(
                784, activation=squash, bias_initializer=keras.initializers.Constant(np.tan(np.pi * (p - 0.5)))
            ),
        ]
    )
