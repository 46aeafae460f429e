# %% right_cross_entropy
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    d_loss = bce(tf.ones_like(real_logits), real_logits) + bce(tf.zeros_like(fake_logits), fake_logits)
    return d_loss, bce(tf.ones_like(fake_logits), fake_logits)


# %% right_log_sigmoid
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = -tf.reduce_mean(tf.math.log_sigmoid(real_logits)) - tf.reduce_mean(tf.math.log_sigmoid(-fake_logits))
    return [d_loss, -tf.reduce_mean(tf.math.log_sigmoid(fake_logits))]


# %% right_one_batch
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    logits = discriminator(tf.concat([real, fake], axis=0), tf.concat([y, y], axis=0))
    real_logits, fake_logits = tf.split(logits, 2)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% right_separate_fakes
def losses(generator, discriminator, real, y, z):
    inputs = keras.ops.concatenate([y, z], axis=-1)
    seen = tf.stop_gradient(generator(inputs))
    d_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(real, y)) + tf.nn.softplus(discriminator(seen, y)))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-discriminator(generator(inputs), y)))


# %% wrong_added: expect Nothing is added
def losses(generator, discriminator, real, y, z):
    fake = generator(y + z)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_axis_0: expect joined side by side
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=0))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_d_never_told: expect D is not told the order
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real), discriminator(fake)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_d_not_told: expect D is not told the order
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_fakes_cut_off: expect G cannot learn from its loss
def losses(generator, discriminator, real, y, z):
    fake = tf.stop_gradient(generator(tf.concat([y, z], axis=1)))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_fakes_with_fresh_orders: expect D, for the fakes, is told other orders than y
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    others = tf.one_hot(tf.random.uniform((len(y),), 0, 6, tf.int32), 6)
    others = tf.concat([others, tf.random.uniform((len(y), 1), -1.0, 1.0)], axis=1)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, others)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_fakes_without_order: expect as good as nothing
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, tf.zeros_like(y))
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_floats: expect TensorFlow lost the gradient
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss.numpy(), tf.reduce_mean(tf.nn.softplus(-fake_logits)).numpy()


# %% wrong_fresh_orders_for_g: expect G is told other orders than y
def losses(generator, discriminator, real, y, z):
    others = tf.one_hot(tf.random.uniform((len(y),), 0, 6, tf.int32), 6)
    others = tf.concat([others, tf.random.uniform((len(y), 1), -1.0, 1.0)], axis=1)
    fake = generator(tf.concat([others, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_g_helps: expect G would help D
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_g_not_told: expect that is z alone
def losses(generator, discriminator, real, y, z):
    fake = generator(z)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_g_shuffled: expect G is told y in another order
def losses(generator, discriminator, real, y, z):
    mixed = tf.random.shuffle(y)
    fake = generator(tf.concat([mixed, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_g_without_noise: expect that is y alone
def losses(generator, discriminator, real, y, z):
    fake = generator(y)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_half: expect its two means are added
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    logits = discriminator(tf.concat([real, fake], axis=0), tf.concat([y, y], axis=0))
    answers = tf.concat([tf.ones((len(y), 1)), tf.zeros((len(y), 1))], axis=0)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    return bce(answers, logits), bce(tf.ones((len(y), 1)), logits[len(y) :])


# %% wrong_list_for_d: expect D takes two arguments
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator([real, y]), discriminator([fake, y])
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_minus_d: expect minus d_loss
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, -d_loss


# %% wrong_no_mean: expect average it to a single number
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    return tf.nn.softplus(-real_logits) + tf.nn.softplus(fake_logits), tf.nn.softplus(-fake_logits)


# %% wrong_only_d: expect two losses are asked for
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss


# %% wrong_own_noise: expect other noise than z
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, tf.random.normal(z.shape)], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_real_shuffled: expect D, for the real images, is told y in another order
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, tf.random.shuffle(y)), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_real_with_the_next_order: expect shuffle nothing
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, tf.roll(y, 1, axis=0)), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_saturating: expect saturates
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, -tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_sigmoid_twice: expect the sigmoid comes in twice
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = tf.sigmoid(discriminator(real, y)), tf.sigmoid(discriminator(fake, y))
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_signs: expect calls the fakes real
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(real_logits)) + tf.reduce_mean(tf.nn.softplus(-fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_sum: expect summed over the batch
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_sum(tf.nn.softplus(-real_logits)) + tf.reduce_sum(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_sum(tf.nn.softplus(-fake_logits))


# %% wrong_swapped: expect the two losses are swapped
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return tf.reduce_mean(tf.nn.softplus(-fake_logits)), d_loss


# %% wrong_two_arguments_for_g: expect G takes one array
def losses(generator, discriminator, real, y, z):
    fake = generator(y, z)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_z_first: expect z stands in front of y
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([z, y], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
