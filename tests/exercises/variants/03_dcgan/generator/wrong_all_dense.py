# expect: there are 2 Dense layers
def make_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(256),
            layers.BatchNormalization(),
            layers.ReLU(),
            layers.Dense(28 * 56, activation="tanh"),
            layers.Reshape((28, 56, 1)),
        ]
    )
