# %% right_convolutions
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Conv1D(16, 5, strides=2, padding="same", activation="leaky_relu"),
            layers.Conv1D(32, 5, strides=2, padding="same", activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )


# %% right_functional
def make_critic():
    day = keras.Input((24, 2))
    x = layers.Reshape((48,))(day)
    for _ in range(3):
        x = layers.Dense(32, activation="elu")(x)
    return keras.Model(day, layers.Dense(1, activation="linear")(x))


# %% right_layer_normalisation
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LayerNormalization(),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% right_no_input
def make_critic():
    return keras.Sequential(
        [
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% right_one_hidden_layer
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% right_subclass
class Critic(keras.Model):
    def __init__(self):
        super().__init__()
        self.flatten, self.hidden, self.score = layers.Flatten(), layers.Dense(50, activation="tanh"), layers.Dense(1)

    def call(self, days):
        return self.score(self.hidden(self.flatten(days)))


def make_critic():
    return Critic()


# %% wrong_batch_norm: expect depends on the other days of its batch
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_batch_norm_on_the_input: expect depends on the other days of its batch
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_dropout: expect leave the chance out
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dropout(0.3),
            layers.Dense(1),
        ]
    )


# %% wrong_flat_days: expect 24 hours, then two quantities
def make_critic():
    return keras.Sequential(
        [
            keras.Input((48,)),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_leaky_end: expect bends the scores
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="leaky_relu"),
        ]
    )


# %% wrong_linear: expect no non-linearity
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.Dense(1),
        ]
    )


# %% wrong_list: expect expected a network
def make_critic():
    return [layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(1)]


# %% wrong_missing_flatten: expect put a Flatten before it
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_noise: expect leave the chance out
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.GaussianNoise(0.1),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_quantities_first: expect 24 hours, then two quantities
def make_critic():
    return keras.Sequential(
        [
            keras.Input((2, 24)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )


# %% wrong_relu: expect no score is below 0
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="relu"),
        ]
    )


# %% wrong_sigmoid: expect as with a sigmoid
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


# %% wrong_sigmoid_layer: expect as with a sigmoid
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
            layers.Activation("sigmoid"),
        ]
    )


# %% wrong_softmax: expect softmax over a single number
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="softmax"),
        ]
    )


# %% wrong_squeezed: expect keep the column
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
            layers.Reshape(()),
        ]
    )


# %% wrong_tanh: expect as with tanh
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="tanh"),
        ]
    )


# %% wrong_two_outputs: expect one score a day
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(2),
        ]
    )


# %% wrong_shared_layers: expect two networks of yours share weights
hidden = layers.Dense(128)
score = layers.Dense(1)


def make_critic():
    return keras.Sequential([keras.Input((24, 2)), layers.Flatten(), hidden, layers.LeakyReLU(0.2), score])


# %% wrong_mean_over_hours: expect Flatten keeps every hour apart
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.GlobalAveragePooling1D(),
            layers.Dense(128),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )
