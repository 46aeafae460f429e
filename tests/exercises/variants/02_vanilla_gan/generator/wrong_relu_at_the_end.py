# expect: no ceiling at 1
def make_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="relu")]
    )
