# %% right_course_layers
def make_generator(latent_dim):
    from ganedu import networks

    return networks.dcgan_generator(latent_dim, channels=24, image_shape=(28, 56, 1))


# %% right_cropped
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2),
            layers.Cropping2D(1),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2),
            layers.Cropping2D(1),
            layers.Activation("tanh"),
        ]
    )


# %% right_functional
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    maps = layers.Reshape((7, 14, 64))(layers.Dense(7 * 14 * 64)(z))
    maps = keras.activations.relu(layers.BatchNormalization()(maps))
    maps = layers.Conv2DTranspose(32, 4, 2, "same")(maps)
    maps = keras.ops.relu(layers.BatchNormalization(momentum=0.8)(maps))
    return keras.Model(z, keras.ops.tanh(layers.Conv2DTranspose(1, 4, 2, "same")(maps)))


# %% right_no_input_nested
def larger(maps):
    convolution = layers.Conv2DTranspose(maps, 4, strides=2, padding="same", use_bias=False)
    return keras.Sequential([convolution, layers.BatchNormalization(), layers.Activation("relu")])


def make_generator(latent_dim):
    network = keras.Sequential()
    network.add(layers.Dense(7 * 14 * 32, use_bias=False))
    network.add(layers.BatchNormalization())
    network.add(layers.ReLU())
    network.add(layers.Reshape((7, 14, 32)))
    network.add(larger(16))
    network.add(layers.Conv2DTranspose(1, 4, strides=2, padding="same"))
    network.add(layers.Activation("tanh"))
    return network


# %% right_projected_by_convolution
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Reshape((1, 1, latent_dim)),
            layers.Conv2DTranspose(64, (7, 14)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% right_subclass
class Generator(keras.Model):
    def __init__(self):
        super().__init__()
        self.image = layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh")
        self.larger = layers.Conv2DTranspose(32, 4, 2, "same", use_bias=False)
        self.first, self.second = layers.BatchNormalization(), layers.BatchNormalization()
        self.dense = layers.Dense(7 * 14 * 48, use_bias=False)

    def call(self, z, training=False):
        maps = tf.reshape(self.dense(z), (-1, 7, 14, 48))
        maps = tf.nn.relu(self.first(maps, training=training))
        maps = tf.nn.relu(self.second(self.larger(maps), training=training))
        return self.image(maps)


def make_generator(latent_dim):
    return Generator()


# %% wrong_all_at_once: expect you have 0 of them
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=4, padding="same", activation="tanh"),
        ]
    )


# %% wrong_all_dense: expect there are 2 Dense layers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Dense(28 * 56, activation="tanh"),
            layers.Reshape((28, 56, 1)),
        ]
    )


# %% wrong_axis: expect has axis=1
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(axis=1),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_channels: expect grey ones have 1
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(3, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_dense_size: expect 7 * 14 * maps numbers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 7 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_first_layer_not_normalised: expect missing after the first layer
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_fixed_latent_dim: expect use the argument latent_dim
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((100,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_half_the_range: expect tanh alone would reach
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    maps = layers.Reshape((7, 14, 64))(layers.Dense(7 * 14 * 64)(z))
    maps = layers.ReLU()(layers.BatchNormalization()(maps))
    maps = layers.Conv2DTranspose(32, 4, 2, "same")(maps)
    maps = layers.ReLU()(layers.BatchNormalization()(maps))
    return keras.Model(z, layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh")(maps) / 2)


# %% wrong_hidden_dense: expect there are 2 Dense layers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(1024),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_layer_normalisation: expect the rules want BatchNormalization
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.LayerNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.LayerNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_layers_in_a_list: expect expected a network
def make_generator(latent_dim):
    return [
        layers.Dense(7 * 14 * 64),
        layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
        layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
    ]


# %% wrong_leaky: expect there is a LeakyReLU
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_more_layers: expect three layers are asked for
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(16, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2D(1, 3, padding="same", activation="tanh"),
        ]
    )


# %% wrong_no_activation: expect there is no activation
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_no_last_activation: expect nothing bounds the pixels
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same"),
        ]
    )


# %% wrong_no_reshape: expect given flat vectors
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_no_strides: expect lack their strides=2
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, padding="same", activation="tanh"),
        ]
    )


# %% wrong_normalised_output: expect after G's last layer
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.Activation("tanh"),
        ]
    )


# %% wrong_not_normalised: expect there is no batch normalisation
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_one_digit: expect room for one digit
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 7 * 64),
            layers.Reshape((7, 7, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_one_stride_missing: expect lacks its strides=2
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, padding="same", activation="tanh"),
        ]
    )


# %% wrong_relu_at_the_end: expect no ceiling
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="relu"),
        ]
    )


# %% wrong_relu_before_normalisation: expect before the batch normalisation
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.ReLU(),
            layers.BatchNormalization(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same", activation="relu"),
            layers.BatchNormalization(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_second_layer_not_normalised: expect missing after the second layer
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_sigmoid: expect as with a sigmoid
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="sigmoid"),
        ]
    )


# %% wrong_tanh_everywhere: expect another activation
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.Activation("tanh"),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.Activation("tanh"),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_upsampling: expect UpSampling2D copies numbers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.UpSampling2D(),
            layers.Conv2D(32, 4, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.UpSampling2D(),
            layers.Conv2D(1, 4, padding="same", activation="tanh"),
        ]
    )


# %% wrong_valid_padding: expect without padding a map grows
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, activation="tanh"),
        ]
    )


# %% wrong_width_first: expect height comes first
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64),
            layers.Reshape((14, 7, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_scrambled: expect height comes before width
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(14 * 7 * 64, use_bias=False),
            layers.Reshape((14, 7, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
            layers.Reshape((28, 56, 1)),
        ]
    )


# %% wrong_kernels_of_five: expect kernels of 5 x 5
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64, use_bias=False),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 5, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 5, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong_frozen_norm: expect never looks at its batch
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(7 * 14 * 64, use_bias=False),
            layers.Reshape((7, 14, 64)),
            layers.BatchNormalization(trainable=False),
            layers.ReLU(),
            layers.Conv2DTranspose(32, 4, strides=2, padding="same", use_bias=False),
            layers.BatchNormalization(trainable=False),
            layers.ReLU(),
            layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )
