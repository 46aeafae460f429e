# expect: 24 hours, then two quantities
def make_critic():
    return keras.Sequential(
        [
            keras.Input((48,)),
            layers.Dense(64),
            layers.LeakyReLU(0.2),
            layers.Dense(1),
        ]
    )
