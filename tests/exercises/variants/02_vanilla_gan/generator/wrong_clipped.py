# expect: cut off at 0 and 1
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    pixels = layers.Dense(784)(layers.Dense(256, activation="relu")(z))
    return keras.Model(z, keras.ops.clip(pixels, 0.0, 1.0))
