# expect: expected a network
def make_generator(latent_dim):
    return [layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]
