# expect: leave out the fixed seed
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.stateless_normal((count, LATENT_DIM), seed=(1, 2)))
