# expect: never say fake
def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Dense(256),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="relu"),
        ]
    )
