# expect: LATENT_DIM
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.normal((count, 784)))
