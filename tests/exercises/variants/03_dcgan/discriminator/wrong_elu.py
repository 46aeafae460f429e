# expect: another activation
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.ELU(),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ELU(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
