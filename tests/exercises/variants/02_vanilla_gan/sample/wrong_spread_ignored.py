# expect: whatever spread is
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM)))
