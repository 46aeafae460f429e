# expect: tanh alone would reach
def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    maps = layers.Reshape((7, 14, 64))(layers.Dense(7 * 14 * 64)(z))
    maps = layers.ReLU()(layers.BatchNormalization()(maps))
    maps = layers.Conv2DTranspose(32, 4, 2, "same")(maps)
    maps = layers.ReLU()(layers.BatchNormalization()(maps))
    return keras.Model(z, layers.Conv2DTranspose(1, 4, 2, "same", activation="tanh")(maps) / 2)
