def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    pixels = layers.Dense(784, activation="tanh")(layers.Dense(256, activation="relu")(z))
    return keras.Model(z, (pixels + 1) / 2)
