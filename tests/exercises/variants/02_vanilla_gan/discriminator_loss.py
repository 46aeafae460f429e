# %% right_cross_entropy
def discriminator_loss(real_logits, fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return 0.5 * (loss(tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits))


# %% right_log_sigmoid
def discriminator_loss(real_logits, fake_logits):
    log_real = tf.math.log_sigmoid(real_logits)
    log_not_fake = tf.math.log_sigmoid(-fake_logits)
    return -(tf.reduce_mean(log_real) + tf.reduce_mean(log_not_fake)) / 2


# %% right_one_batch
def discriminator_loss(real_logits, fake_logits):
    logits = tf.concat([real_logits, fake_logits], axis=0)
    labels = tf.concat([tf.ones_like(real_logits), tf.zeros_like(fake_logits)], axis=0)
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))


# %% wrong_everything_real: expect labelled real too
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(-real_logits) + tf.nn.softplus(-fake_logits))


# %% wrong_labels_swapped: expect labels are swapped
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(real_logits) + tf.nn.softplus(-fake_logits))


# %% wrong_log_of_logits: expect the loss is nan
def discriminator_loss(real_logits, fake_logits):
    return -0.5 * tf.reduce_mean(tf.math.log(real_logits) + tf.math.log(1 - fake_logits))


# %% wrong_log_of_sigmoid: expect rounds to 0 or 1
def discriminator_loss(real_logits, fake_logits):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return -0.5 * tf.reduce_mean(tf.math.log(real) + tf.math.log(1 - fake))


# %% wrong_logits_as_probabilities: expect taken for probabilities
def discriminator_loss(real_logits, fake_logits):
    loss = keras.losses.BinaryCrossentropy()
    return 0.5 * (loss(tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits))


# %% wrong_no_half: expect factor ½ is missing
def discriminator_loss(real_logits, fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_no_mean: expect average it to a single number
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * (tf.nn.softplus(-real_logits) + tf.nn.softplus(fake_logits))


# %% wrong_numpy: expect lost the gradient
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * np.mean(np.logaddexp(0, -real_logits) + np.logaddexp(0, fake_logits))


# %% wrong_only_fake: expect only the fake half
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_only_real: expect only the real half
def discriminator_loss(real_logits, fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-real_logits))


# %% wrong_sigmoid_twice: expect sigmoid is applied twice
def discriminator_loss(real_logits, fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return 0.5 * (loss(tf.ones_like(real), real) + loss(tf.zeros_like(fake), fake))


# %% wrong_sign: expect sign is flipped
def discriminator_loss(real_logits, fake_logits):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return 0.5 * tf.reduce_mean(tf.math.log(real) + tf.math.log(1 - fake))


# %% wrong_sum: expect sum over the batch
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_sum(tf.nn.softplus(-real_logits) + tf.nn.softplus(fake_logits))


# %% wrong_wasserstein: expect averages the logits
def discriminator_loss(real_logits, fake_logits):
    return tf.reduce_mean(fake_logits) - tf.reduce_mean(real_logits)


# %% right_helper_with_a_name_of_the_hidden_test
def loss(logits, label):
    return tf.reduce_mean(tf.nn.softplus((1 - 2 * label) * logits))


def discriminator_loss(real_logits, fake_logits):
    return 0.5 * (loss(real_logits, 1.0) + loss(fake_logits, 0.0))


# %% wrong_softplus_by_where: expect computes both of its sides
def softplus(a):
    return tf.where(a > 0, a + tf.math.log1p(tf.exp(-a)), tf.math.log1p(tf.exp(a)))


def discriminator_loss(real_logits, fake_logits):
    return 0.5 * (tf.reduce_mean(softplus(-real_logits)) + tf.reduce_mean(softplus(fake_logits)))
