def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Conv1D(16, 5, strides=2, padding="same", activation="leaky_relu"),
            layers.Conv1D(32, 5, strides=2, padding="same", activation="leaky_relu"),
            layers.Flatten(),
            layers.Dense(1),
        ]
    )
