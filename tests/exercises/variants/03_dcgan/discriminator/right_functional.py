def make_discriminator():
    image = keras.Input((28, 56, 1))
    maps = layers.Conv2D(32, 5, 2, "same", activation="leaky_relu")(image)
    maps = layers.BatchNormalization()(layers.Conv2D(64, 5, 2, "same")(maps))
    maps = keras.ops.leaky_relu(maps, negative_slope=0.1)
    return keras.Model(image, layers.Dense(1)(layers.Flatten()(maps)))
