# %% right_predict
def dial(generator, spreads, count):
    z, table = np.random.default_rng().normal(size=(count, LATENT_DIM)).astype("float32"), []
    for spread in spreads:
        images = generator.predict(spread * z, verbose=0)
        table.append([np.mean(np.std(images, axis=-1)), np.mean(np.std(images, axis=0))])
    return table


# %% right_tensorflow
def dial(generator, spreads, count):
    z, rows = keras.random.normal((count, generator.input_shape[-1])), []
    for spread in spreads:
        images = generator(z * spread)
        rows.append(tf.stack([tf.reduce_mean(tf.math.reduce_std(images, a)) for a in (1, 0)]))
    return tf.stack(rows)


# %% right_all_at_once
def dial(generator, spreads, count):
    z = np.random.normal(size=(1, count, LATENT_DIM)) * np.reshape(spreads, (-1, 1, 1))
    images = np.array(generator(z.reshape(-1, LATENT_DIM).astype("float32"))).reshape(len(spreads), count, 784)
    return np.c_[images.std(axis=2).mean(axis=1), images.std(axis=1).mean(axis=1)]


# %% right_fixed_seed
def dial(generator, spreads, count):
    table = []
    for spread in spreads:
        z = tf.random.stateless_normal((count, LATENT_DIM), seed=(1, 2))
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_swapped: expect contrast and variety are swapped
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=0).mean(), images.std(axis=1).mean()))
    return table


# %% wrong_other_noise: expect every spread had other noise
def dial(generator, spreads, count):
    table = []
    for spread in spreads:
        z = tf.random.normal((count, LATENT_DIM))
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_spread_ignored: expect noise of the same width
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for _ in spreads:
        images = np.array(generator(z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_images_scaled: expect noise of the same width
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(spread * generator(z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_spread_added: expect as if the spread was added
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread + z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_variance_of_z: expect took the spread for a variance
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread**0.5 * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_one_row: expect all rows of z are the same
def dial(generator, spreads, count):
    z, table = tf.repeat(tf.random.normal((1, LATENT_DIM)), count, axis=0), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_uniform: expect cut off, or uniform
def dial(generator, spreads, count):
    z, table = tf.random.uniform((count, LATENT_DIM), -(3**0.5), 3**0.5), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_whole_batches: expect rows of z; expected
def dial(generator, spreads, count):
    z, table = tf.random.normal((count // 100 * 100, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table


# %% wrong_everything_at_once: expect your contrast is the deviation of all numbers
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(), images.std()))
    return table


# %% wrong_variety_of_everything: expect your variety is the deviation of all numbers
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std()))
    return table


# %% wrong_contrast_twice: expect your variety runs along the wrong axis
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=1).mean()))
    return table


# %% wrong_variances: expect your contrast averages variances
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.var(axis=1).mean(), images.var(axis=0).mean()))
    return table


# %% wrong_variance_of_variety: expect your variety averages variances
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.var(axis=0).mean()))
    return table


# %% wrong_means_first: expect your contrast averages first
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.mean(axis=0).std(), images.std(axis=0).mean()))
    return table


# %% wrong_variety_of_means: expect your variety averages first
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.mean(axis=1).std()))
    return table


# %% wrong_one_pair: expect your function returns shape
def dial(generator, spreads, count):
    z, table = tf.random.normal((count, LATENT_DIM)), []
    for spread in spreads:
        images = np.array(generator(spread * z))
        table.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return table[-1]


# %% wrong_sorted: expect from the narrowest spread to the widest
def dial(generator, spreads, count):
    z = tf.random.normal((count, LATENT_DIM))
    pairs = []
    for spread in sorted(spreads):
        images = np.asarray(generator(spread * z))
        pairs.append((images.std(axis=1).mean(), images.std(axis=0).mean()))
    return pairs
