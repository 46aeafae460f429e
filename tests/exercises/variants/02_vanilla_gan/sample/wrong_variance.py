# expect: not a variance
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM)) * spread**0.5)
