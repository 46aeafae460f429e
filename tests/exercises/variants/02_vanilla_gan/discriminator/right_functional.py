def make_discriminator():
    image = keras.Input((784,))
    hidden = layers.LeakyReLU()(layers.Dense(256)(image))
    return keras.Model(image, layers.Dense(1)(hidden))
