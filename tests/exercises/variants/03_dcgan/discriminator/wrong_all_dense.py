# expect: there are 2 Dense layers
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.Flatten(),
            layers.Dense(256),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )
