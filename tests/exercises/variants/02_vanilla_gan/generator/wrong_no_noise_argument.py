# expect: use the argument latent_dim
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((100,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]
    )
