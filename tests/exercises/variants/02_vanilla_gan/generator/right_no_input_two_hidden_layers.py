def make_generator(latent_dim):
    network = keras.Sequential()
    network.add(layers.Dense(128, activation="relu"))
    network.add(layers.Dense(256))
    network.add(layers.LeakyReLU())
    network.add(layers.Dense(784))
    network.add(layers.Activation("sigmoid"))
    return network
