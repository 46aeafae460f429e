# expect: end it with return
def make_generator(latent_dim):
    keras.Sequential(
        [keras.Input((latent_dim,)), layers.Dense(256, activation="relu"), layers.Dense(784, activation="sigmoid")]
    )
