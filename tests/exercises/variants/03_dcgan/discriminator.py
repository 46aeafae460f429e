# %% right_course_layers
def make_discriminator():
    from ganedu import networks

    return networks.dcgan_discriminator((28, 56, 1), channels=16, batch_norm=True)


# %% right_dropout
def make_discriminator():
    return keras.Sequential(
        [
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Dropout(0.3),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Dropout(0.3),
            layers.Flatten(),
            layers.Dense(1, activation="linear"),
        ]
    )


# %% right_functional
def make_discriminator():
    image = keras.Input((28, 56, 1))
    maps = layers.Conv2D(32, 4, 2, "same", activation="leaky_relu")(image)
    maps = layers.BatchNormalization()(layers.Conv2D(64, 4, 2, "same")(maps))
    maps = keras.ops.leaky_relu(maps, negative_slope=0.1)
    return keras.Model(image, layers.Dense(1)(layers.Flatten()(maps)))


# %% right_logit_by_convolution
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2D(1, (7, 14)),
            layers.Flatten(),
        ]
    )


# %% right_padding_by_hand
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.ZeroPadding2D(1),
            layers.Conv2D(32, 4, 2, activation=layers.LeakyReLU(0.2)),
            layers.ZeroPadding2D(1),
            layers.Conv2D(64, 4, 2, use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% right_subclass
class Discriminator(keras.Model):
    def __init__(self):
        super().__init__()
        self.logit = layers.Dense(1)
        self.second = layers.Conv2D(32, 4, 2, "same")
        self.normalisation = layers.BatchNormalization()
        self.first = layers.Conv2D(16, 4, 2, "same")
        self.leaky = layers.LeakyReLU()

    def call(self, images, training=False):
        maps = self.leaky(self.first(images))
        maps = self.leaky(self.normalisation(self.second(maps), training=training))
        return self.logit(tf.reshape(maps, (-1, 7 * 14 * 32)))


def make_discriminator():
    return Discriminator()


# %% wrong_activation_before_normalisation: expect before the batch normalisation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same", activation="leaky_relu"),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_all_dense: expect there are 2 Dense layers
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Flatten(),
            layers.Dense(256),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_average_pooling: expect there is a pooling layer
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.AveragePooling2D(2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_axis: expect has axis=1
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(axis=1),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_elu: expect another activation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.ELU(),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ELU(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_extra_layer: expect three layers are asked for
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(32, 3, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_global_pooling: expect global pooling
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.GlobalAveragePooling2D(),
            layers.Dense(1),
        ]
    )


# %% wrong_hidden_dense: expect there are 2 Dense layers
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(128),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_layer_normalisation: expect the rules want BatchNormalization
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.LayerNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_map_of_logits: expect a map of logits
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2D(1, 4, padding="same"),
        ]
    )


# %% wrong_max_pooling: expect there is a pooling layer
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, padding="same"),
            layers.LeakyReLU(0.2),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 4, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_missing_flatten: expect a map of logits
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_no_activation: expect there is no activation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_no_logit: expect one logit answers it
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.GlobalAveragePooling2D(),
        ]
    )


# %% wrong_no_strides: expect you have 0 of them
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_normalised_everywhere: expect after the first layer, next to D's input
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_normalised_first_only: expect after the first layer, next to D's input
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_normalised_input: expect on D's input
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.BatchNormalization(),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_normalised_logit: expect the same mean
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
            layers.BatchNormalization(),
        ]
    )


# %% wrong_not_normalised: expect there is no batch normalisation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_one_digit: expect does not take a batch of these images
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_one_stride_missing: expect you have 1 of them
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_relu: expect there is a ReLU
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.ReLU(),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_relu_at_the_end: expect never say fake
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1, activation="relu"),
        ]
    )


# %% wrong_relu_in_the_first: expect there is a ReLU
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same", activation="relu"),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_sigmoid: expect as with a sigmoid
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


# %% wrong_softmax_over_one: expect always 1
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1, activation="softmax"),
        ]
    )


# %% wrong_squeezed: expect keep the column
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
            layers.Reshape(()),
        ]
    )


# %% wrong_tanh: expect as with tanh
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1, activation="tanh"),
        ]
    )


# %% wrong_three_strided: expect you have 3 of them
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2D(128, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_two_outputs: expect one logit answers it
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(2),
        ]
    )


# %% wrong_width_first: expect does not take a batch of these images
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((56, 28, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_leaky_logit: expect bends the logit
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
            layers.LeakyReLU(0.2),
        ]
    )


# %% wrong_valid_padding: expect maps of 13 x 27 where the task has 14 x 28
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% wrong_kernels_of_three: expect kernels of 3 x 3
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 3, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 3, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
