def sample(generator, count, spread=1.0):
    z = np.random.default_rng().normal(0.0, spread, (count, LATENT_DIM))
    return generator(z.astype("float32")).numpy()
