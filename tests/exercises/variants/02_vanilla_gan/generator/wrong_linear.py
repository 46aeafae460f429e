# expect: no non-linearity
def make_generator(latent_dim):
    return keras.Sequential([keras.Input((latent_dim,)), layers.Dense(256), layers.Dense(784, activation="sigmoid")])
