# expect: as if cut off there
def sample(generator, count, spread=1.0):
    return generator(tf.clip_by_value(tf.random.normal((count, LATENT_DIM)), -spread, spread))
