# expect: as if cut off there
def sample(generator, count, spread=1.0):
    return generator(tf.random.uniform((count, LATENT_DIM), -spread, spread))
