# %% right_functional
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    hidden = layers.Dense(256, activation="relu")(z)
    return keras.Model(z, layers.Dense(784, activation="sigmoid")(hidden))


# %% right_no_input_two_hidden_layers
def make_generator(latent_dim):
    network = keras.Sequential()
    network.add(layers.Dense(128, activation="relu"))
    network.add(layers.Dense(256))
    network.add(layers.LeakyReLU())
    network.add(layers.Dense(784))
    network.add(layers.Activation("sigmoid"))
    return network


# %% right_shifted_tanh
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    pixels = layers.Dense(784, activation="tanh")(layers.Dense(256, activation="relu")(z))
    return keras.Model(z, (pixels + 1) / 2)


# %% right_subclass
class Generator(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(256, activation="relu")
        self.pixels = layers.Dense(784, activation="sigmoid")

    def call(self, z):
        return self.pixels(self.hidden(z))


def make_generator(latent_dim):
    return Generator()


# %% wrong_clipped: expect cut off at 0 and 1
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    pixels = layers.Dense(784)(layers.Dense(256, activation="relu")(z))
    return keras.Model(z, keras.ops.clip(pixels, 0.0, 1.0))


# %% wrong_layers_in_a_list: expect expected a network
def make_generator(latent_dim):
    return [layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]


# %% wrong_linear: expect no non-linearity
def make_generator(latent_dim):
    return keras.Sequential([keras.Input((latent_dim,)), layers.Dense(256), layers.Dense(784, activation="sigmoid")])


# %% wrong_no_last_activation: expect nothing bounds the pixels
def make_generator(latent_dim):
    return keras.Sequential([keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784)])


# %% wrong_no_noise_argument: expect use the argument latent_dim
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((100,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]
    )


# %% wrong_no_return: expect end it with return
def make_generator(latent_dim):
    keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]
    )


# %% wrong_relu_at_the_end: expect no ceiling at 1
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="relu")]
    )


# %% wrong_size: expect one output per pixel
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(28, activation="sigmoid")]
    )


# %% wrong_softmax: expect as with softmax
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="softmax")]
    )


# %% wrong_square_images: expect leave out Reshape
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong_tanh: expect as with tanh
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="tanh")]
    )


# %% wrong_rescaled: expect let nothing follow the sigmoid
def make_generator(latent_dim):
    hidden = layers.Dense(256, activation="relu")
    return keras.Sequential(
        [keras.Input((latent_dim,)), hidden, layers.Dense(784, activation="sigmoid"), layers.Rescaling(1 / 255)]
    )
