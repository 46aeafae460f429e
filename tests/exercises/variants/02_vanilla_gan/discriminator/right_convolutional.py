def make_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            layers.Reshape((28, 28, 1)),
            layers.Conv2D(8, 4, strides=2, activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1, activation="linear"),
        ]
    )
