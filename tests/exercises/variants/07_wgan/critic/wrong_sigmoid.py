# expect: as with a sigmoid
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
