# %% right_keras
def critic_loss(real_scores, fake_scores):
    return keras.ops.mean(fake_scores - real_scores)


def generator_loss(fake_scores):
    return -keras.ops.mean(fake_scores)


# %% right_mean_of_differences
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores - real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(-fake_scores)


# %% right_sum_by_count
def critic_loss(real_scores, fake_scores):
    return tf.reduce_sum(fake_scores - real_scores) / len(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_sum(-fake_scores) / len(fake_scores)


# %% wrong_absolute_value: expect forgets on which side
def critic_loss(real_scores, fake_scores):
    return -tf.abs(tf.reduce_mean(real_scores) - tf.reduce_mean(fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_added: expect the two means are added
def critic_loss(real_scores, fake_scores):
    return -tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_both_signs: expect critic_loss: this is the estimate of W1 itself
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(real_scores) - tf.reduce_mean(fake_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(fake_scores)


# %% wrong_critic_climbs: expect critic_loss: this is the estimate of W1 itself
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(real_scores) - tf.reduce_mean(fake_scores)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_cross_entropy: expect critic_loss: this is the cross-entropy
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-real_scores)) + tf.reduce_mean(tf.nn.softplus(fake_scores))


def generator_loss(fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-fake_scores))


# %% wrong_generator_cross_entropy: expect generator_loss: this is the cross-entropy
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-fake_scores))


# %% wrong_generator_sign: expect generator_loss: the sign is flipped
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores) - tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return tf.reduce_mean(fake_scores)


# %% wrong_hinge: expect hinge loss
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.nn.relu(1 - real_scores)) + tf.reduce_mean(tf.nn.relu(1 + fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_least_squares: expect least squares
def critic_loss(real_scores, fake_scores):
    return 0.5 * tf.reduce_mean((real_scores - 1) ** 2) + 0.5 * tf.reduce_mean(fake_scores**2)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_logarithm: expect there is no logarithm here
def critic_loss(real_scores, fake_scores):
    return -tf.reduce_mean(tf.math.log(real_scores)) - tf.reduce_mean(tf.math.log(1 - fake_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_no_mean: expect average it to a single number
def critic_loss(real_scores, fake_scores):
    return fake_scores - real_scores


def generator_loss(fake_scores):
    return -fake_scores


# %% wrong_numpy: expect lost the gradient
def critic_loss(real_scores, fake_scores):
    return np.mean(fake_scores) - np.mean(real_scores)


def generator_loss(fake_scores):
    return -np.mean(fake_scores)


# %% wrong_only_fake: expect only the fake half
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(fake_scores)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_only_real: expect only the real half
def critic_loss(real_scores, fake_scores):
    return -tf.reduce_mean(real_scores)


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_sigmoid: expect A score is no probability
def critic_loss(real_scores, fake_scores):
    return tf.reduce_mean(tf.sigmoid(fake_scores)) - tf.reduce_mean(tf.sigmoid(real_scores))


def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_sum: expect sum over the batch
def critic_loss(real_scores, fake_scores):
    return tf.reduce_sum(fake_scores) - tf.reduce_sum(real_scores)


def generator_loss(fake_scores):
    return -tf.reduce_sum(fake_scores)
