# expect: there is a ReLU
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Conv2D(32, 4, strides=2, padding="same"),
            layers.ReLU(),
            layers.Conv2D(64, 4, strides=2, padding="same"),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
