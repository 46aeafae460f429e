def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    hidden = layers.Dense(256, activation="relu")(z)
    return keras.Model(z, layers.Dense(784, activation="sigmoid")(hidden))
