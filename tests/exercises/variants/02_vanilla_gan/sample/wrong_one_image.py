# expect: expected (400, LATENT_DIM)
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.normal((1, LATENT_DIM)))
