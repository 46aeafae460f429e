# expect: return them as they are
def sample(generator, count, spread=1.0):
    return 2 * generator(spread * tf.random.normal((count, LATENT_DIM))) - 1
