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
