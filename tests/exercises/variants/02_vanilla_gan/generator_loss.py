# %% right_cross_entropy
def generator_loss(fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return loss(tf.ones_like(fake_logits), fake_logits)


# %% right_keras_ops
def generator_loss(fake_logits):
    return keras.ops.mean(keras.ops.softplus(keras.ops.negative(fake_logits)))


# %% right_log_sigmoid
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.math.log_sigmoid(fake_logits))


# %% wrong_clipped_logarithm: expect rounds to 0 or 1
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.math.log(tf.sigmoid(fake_logits) + 1e-8))


# %% wrong_half: expect belongs to the discriminator
def generator_loss(fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_labelled_fake: expect discriminator's wish
def generator_loss(fake_logits):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return loss(tf.zeros_like(fake_logits), fake_logits)


# %% wrong_log_of_sigmoid: expect rounds to 0 or 1
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.math.log(tf.sigmoid(fake_logits)))


# %% wrong_logits_as_probabilities: expect taken for probabilities
def generator_loss(fake_logits):
    loss = keras.losses.BinaryCrossentropy()
    return loss(tf.ones_like(fake_logits), fake_logits)


# %% wrong_minus_discriminator_loss: expect minus the discriminator's whole loss
def generator_loss(fake_logits):
    return -0.5 * tf.reduce_mean(tf.nn.softplus(-fake_logits) + tf.nn.softplus(fake_logits))


# %% wrong_no_logarithm: expect logarithm is missing
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.sigmoid(fake_logits))


# %% wrong_saturating: expect the saturating loss
def generator_loss(fake_logits):
    return -tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_sigmoid_twice: expect sigmoid is applied twice
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-tf.sigmoid(fake_logits)))


# %% wrong_sign: expect sign is flipped
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.math.log(tf.sigmoid(fake_logits)))


# %% wrong_stop_gradient: expect lost the gradient
def generator_loss(fake_logits):
    return tf.reduce_mean(tf.nn.softplus(-tf.stop_gradient(fake_logits)))


# %% wrong_sum: expect sum over the batch
def generator_loss(fake_logits):
    return tf.reduce_sum(tf.nn.softplus(-fake_logits))


# %% wrong_wasserstein: expect averages the logits
def generator_loss(fake_logits):
    return -tf.reduce_mean(fake_logits)


# %% wrong_softplus_by_where: expect computes both of its sides
def softplus(a):
    return tf.where(a > 0, a + tf.math.log1p(tf.exp(-a)), tf.math.log1p(tf.exp(a)))


def generator_loss(fake_logits):
    return tf.reduce_mean(softplus(-fake_logits))
