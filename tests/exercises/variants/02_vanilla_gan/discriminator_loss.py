# %% right_sums
def discriminator_loss(real_scores, fake_scores):
    total = tf.reduce_sum((1 - real_scores) ** 2) + tf.reduce_sum(fake_scores**2)
    return total / tf.cast(tf.size(real_scores) + tf.size(fake_scores), total.dtype)


# %% right_labels_and_keras
def discriminator_loss(real_scores, fake_scores):
    labels = keras.ops.concatenate([keras.ops.ones_like(real_scores), keras.ops.zeros_like(fake_scores)])
    scores = keras.ops.concatenate([real_scores, fake_scores])
    return keras.losses.MeanSquaredError()(labels, scores)


# %% right_shares
def discriminator_loss(real_scores, fake_scores):
    n, m = len(real_scores), len(fake_scores)
    real_part = tf.reduce_mean(tf.math.squared_difference(real_scores, 1.0))
    return (n * real_part + m * tf.reduce_mean(tf.square(fake_scores))) / (n + m)


# %% right_helper_with_a_name_of_the_hidden_test
def loss(scores, target):
    return tf.reduce_sum((scores - target) ** 2)


def discriminator_loss(real_scores, fake_scores):
    return (loss(real_scores, 1.0) + loss(fake_scores, 0.0)) / (len(real_scores) + len(fake_scores))


# %% wrong_half_each: expect count half each
def discriminator_loss(real_scores, fake_scores):
    return 0.5 * (tf.reduce_mean((real_scores - 1) ** 2) + tf.reduce_mean(fake_scores**2))


# %% wrong_sum_of_means: expect adds two means
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean((real_scores - 1) ** 2) + tf.reduce_mean(fake_scores**2)


# %% wrong_targets_swapped: expect targets are swapped
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.concat([real_scores, fake_scores - 1], 0) ** 2)


# %% wrong_everything_real: expect the fakes have target 1
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean((tf.concat([real_scores, fake_scores], 0) - 1) ** 2)


# %% wrong_minus_one: expect target -1
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.concat([real_scores - 1, fake_scores + 1], 0) ** 2)


# %% wrong_only_real: expect only the real images
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean((real_scores - 1) ** 2)


# %% wrong_only_fake: expect only the fakes
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores**2)


# %% wrong_sign: expect sign is flipped
def discriminator_loss(real_scores, fake_scores):
    return -tf.reduce_mean(tf.concat([real_scores - 1, fake_scores], 0) ** 2)


# %% wrong_sum: expect grows with it
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_sum(tf.concat([real_scores - 1, fake_scores], 0) ** 2)


# %% wrong_half: expect half of the mean squared error
def discriminator_loss(real_scores, fake_scores):
    return 0.5 * tf.reduce_mean(tf.concat([real_scores - 1, fake_scores], 0) ** 2)


# %% wrong_sigmoid: expect went through a sigmoid
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.concat([tf.sigmoid(real_scores) - 1, tf.sigmoid(fake_scores)], 0) ** 2)


# %% wrong_cross_entropy: expect cross-entropy of lesson 02
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-real_scores)) + tf.reduce_mean(tf.nn.softplus(fake_scores))


# %% wrong_absolute: expect averages absolute errors
def discriminator_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.abs(tf.concat([real_scores - 1, fake_scores], 0)))


# %% wrong_root: expect root of the mean
def discriminator_loss(real_scores, fake_scores):
    return tf.sqrt(tf.reduce_mean(tf.concat([real_scores - 1, fake_scores], 0) ** 2))


# %% wrong_averaged_first: expect average the scores first
def discriminator_loss(real_scores, fake_scores):
    return (tf.reduce_mean(real_scores) - 1) ** 2 + tf.reduce_mean(fake_scores) ** 2


# %% wrong_no_mean: expect average it to a single number
def discriminator_loss(real_scores, fake_scores):
    return tf.concat([real_scores - 1, fake_scores], 0) ** 2


# %% wrong_numpy: expect lost the gradient
def discriminator_loss(real_scores, fake_scores):
    return np.mean(np.concatenate([real_scores - 1, fake_scores]) ** 2)
