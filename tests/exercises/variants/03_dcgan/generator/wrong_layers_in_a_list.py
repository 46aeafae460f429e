# expect: expected a network
def make_generator(latent_dim):
    return [
        layers.Dense(7 * 14 * 64),
        layers.Conv2DTranspose(32, 4, strides=2, padding="same"),
        layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
    ]
