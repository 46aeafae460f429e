# expect: whatever spread is
def sample(generator, count, spread=1.0):
    return spread * generator(tf.random.normal((count, LATENT_DIM)))
