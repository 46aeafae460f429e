# %% right_convolutional
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Reshape((28, 28, 1)),
            layers.Conv2D(8, 4, strides=2, activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1, activation="linear"),
        ]
    )


# %% right_functional
def make_discriminator():
    image = keras.Input((784,))
    hidden = layers.LeakyReLU()(layers.Dense(256)(image))
    return keras.Model(image, layers.Dense(1)(hidden))


# %% right_relu_and_dropout
def make_discriminator():
    return keras.Sequential(
        [keras.Input((784,)), layers.Dense(256, activation="relu"), layers.Dropout(0.3), layers.Dense(1)]
    )


# %% wrong_image_input: expect flat images
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Flatten(),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_linear: expect no non-linearity
def make_discriminator():
    return keras.Sequential([keras.Input((784,)), layers.Dense(256), layers.Dense(1)])


# %% wrong_missing_flatten: expect put a Flatten before it
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Reshape((28, 28)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_relu_at_the_end: expect never say fake
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="relu"),
        ]
    )


# %% wrong_sigmoid_at_the_end: expect as with a sigmoid
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


# %% wrong_softmax_over_one: expect always 1
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="softmax"),
        ]
    )


# %% wrong_softmax_over_two: expect one logit answers it
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(2, activation="softmax"),
        ]
    )


# %% wrong_squeezed: expect keep the column
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1),
            layers.Reshape(()),
        ]
    )


# %% wrong_tanh: expect as with tanh
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="tanh"),
        ]
    )


# %% right_begins_with_zeros
def make_discriminator():
    last = layers.Dense(1, kernel_initializer="zeros")
    return keras.Sequential([keras.Input((784,)), layers.Dense(256), layers.LeakyReLU(negative_slope=0.2), last])


# %% wrong_leaky_logit: expect bends the logit
def make_discriminator():
    return keras.Sequential([keras.Input((784,)), layers.Dense(256), layers.Dense(1), layers.LeakyReLU(0.2)])
