def make_discriminator():
    return keras.Sequential(
        [keras.Input((784,)), layers.Dense(256, activation="relu"), layers.Dropout(0.3), layers.Dense(1)]
    )
