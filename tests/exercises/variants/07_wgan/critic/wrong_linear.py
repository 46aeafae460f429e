# expect: no non-linearity
def make_critic():
    return keras.Sequential(
        [
            keras.Input((24, 2)),
            layers.Flatten(),
            layers.Dense(64),
            layers.Dense(1),
        ]
    )
