# expect: all rows of z are the same
def sample(generator, count, spread=1.0):
    z = spread * tf.random.normal((1, LATENT_DIM))
    return generator(tf.repeat(z, count, axis=0))
