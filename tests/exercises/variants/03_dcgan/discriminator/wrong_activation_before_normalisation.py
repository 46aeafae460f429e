# expect: before the batch normalisation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.LeakyReLU(0.2),
            layers.Conv2D(64, 4, strides=2, padding="same", activation="leaky_relu"),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
