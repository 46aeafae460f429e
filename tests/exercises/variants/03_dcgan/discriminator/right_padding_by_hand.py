def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 56, 1)),
            layers.ZeroPadding2D(1),
            layers.Conv2D(32, 4, 2, activation=layers.LeakyReLU(0.2)),
            layers.ZeroPadding2D(1),
            layers.Conv2D(64, 4, 2, use_bias=False),
            layers.BatchNormalization(),
            layers.LeakyReLU(0.2),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
