def make_generator(latent_dim):
    z = keras.Input((latent_dim,))
    maps = layers.Reshape((7, 14, 64))(layers.Dense(7 * 14 * 64)(z))
    maps = keras.activations.relu(layers.BatchNormalization()(maps))
    maps = layers.Conv2DTranspose(32, 5, 2, "same")(maps)
    maps = keras.ops.relu(layers.BatchNormalization(momentum=0.8)(maps))
    return keras.Model(z, keras.ops.tanh(layers.Conv2DTranspose(1, 5, 2, "same")(maps)))
