# %% right_numpy
def sample(generator, count, spread=1.0):
    z = np.random.default_rng().normal(0.0, spread, (count, LATENT_DIM))
    return generator(z.astype("float32")).numpy()


# %% right_predict
def sample(generator, count, spread=1.0):
    z = spread * keras.random.normal((count, generator.input_shape[-1]))
    return generator.predict(z, verbose=0)


# %% right_stddev
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM), stddev=spread))


# %% wrong_cut_off: expect as if cut off there
def sample(generator, count, spread=1.0):
    return generator(tf.clip_by_value(tf.random.normal((count, LATENT_DIM)), -spread, spread))


# %% wrong_fixed_seed: expect leave out the fixed seed
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.stateless_normal((count, LATENT_DIM), seed=(1, 2)))


# %% wrong_image_scaled: expect whatever spread is
def sample(generator, count, spread=1.0):
    return spread * generator(tf.random.normal((count, LATENT_DIM)))


# %% wrong_one_image: expect expected (437, LATENT_DIM)
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.normal((1, LATENT_DIM)))


# %% wrong_one_row_repeated: expect all rows of z are the same
def sample(generator, count, spread=1.0):
    z = spread * tf.random.normal((1, LATENT_DIM))
    return generator(tf.repeat(z, count, axis=0))


# %% wrong_range: expect return them as they are
def sample(generator, count, spread=1.0):
    return 2 * generator(spread * tf.random.normal((count, LATENT_DIM))) - 1


# %% wrong_shape_of_z: expect LATENT_DIM
def sample(generator, count, spread=1.0):
    return generator(spread * tf.random.normal((count, 784)))


# %% wrong_spread_added: expect leaves its mean at 0
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM)) + spread)


# %% wrong_spread_ignored: expect whatever spread is
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM)))


# %% wrong_uniform: expect as if cut off there
def sample(generator, count, spread=1.0):
    return generator(tf.random.uniform((count, LATENT_DIM), -spread, spread))


# %% wrong_variance: expect not a variance
def sample(generator, count, spread=1.0):
    return generator(tf.random.normal((count, LATENT_DIM)) * spread**0.5)


# %% wrong_whole_batches_only: expect asked for 437 images
def sample(generator, count, spread=1.0):
    size = min(count, 100)
    z = [spread * tf.random.normal((size, LATENT_DIM)) for _ in range(count // size)]
    return generator(tf.concat(z, axis=0))
