# expect: depends on the other days of its batch
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )
