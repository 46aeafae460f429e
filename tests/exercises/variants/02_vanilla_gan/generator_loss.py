# %% right_mean_squared_error
def generator_loss(fake_scores):
    return keras.losses.MeanSquaredError()(tf.ones_like(fake_scores), fake_scores)


# %% right_keras_ops
def generator_loss(fake_scores):
    return keras.ops.mean(keras.ops.square(1.0 - fake_scores))


# %% right_multiplied_out
def generator_loss(fake_scores):
    return tf.reduce_mean(fake_scores * fake_scores - 2.0 * fake_scores) + 1.0


# %% right_partial
def towards(target, fake_scores):
    return tf.reduce_mean(tf.math.squared_difference(fake_scores, target))


generator_loss = __import__("functools").partial(towards, 1.0)


# %% wrong_zero_sum: expect the slope of your loss at score 0
def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores**2)


# %% wrong_zero_sum_halved: expect the slope of your loss at score 0
def generator_loss(fake_scores):
    return -0.5 * tf.reduce_mean(fake_scores**2)


# %% wrong_aims_at_zero: expect G would help D
def generator_loss(fake_scores):
    return tf.reduce_mean(fake_scores**2)


# %% wrong_sign: expect sign is flipped
def generator_loss(fake_scores):
    return -tf.reduce_mean((fake_scores - 1) ** 2)


# %% wrong_wasserstein: expect pushes scores up without end
def generator_loss(fake_scores):
    return -tf.reduce_mean(fake_scores)


# %% wrong_slope_alone: expect pushes scores up without end
def generator_loss(fake_scores):
    return -2 * tf.reduce_mean(fake_scores)


# %% wrong_half_way: expect asks for score ½
def generator_loss(fake_scores):
    return tf.reduce_mean((fake_scores - 0.5) ** 2)


# %% wrong_half: expect half of the mean squared error
def generator_loss(fake_scores):
    return 0.5 * tf.reduce_mean((fake_scores - 1) ** 2)


# %% wrong_sum: expect grows with it
def generator_loss(fake_scores):
    return tf.reduce_sum((fake_scores - 1) ** 2)


# %% wrong_sigmoid: expect went through a sigmoid
def generator_loss(fake_scores):
    return tf.reduce_mean((tf.sigmoid(fake_scores) - 1) ** 2)


# %% wrong_cross_entropy: expect cross-entropy of lesson 02
def generator_loss(fake_scores):
    return tf.reduce_mean(tf.nn.softplus(-fake_scores))


# %% wrong_absolute: expect averages absolute errors
def generator_loss(fake_scores):
    return tf.reduce_mean(tf.abs(fake_scores - 1))


# %% wrong_averaged_first: expect average the scores first
def generator_loss(fake_scores):
    return (tf.reduce_mean(fake_scores) - 1) ** 2


# %% wrong_stop_gradient: expect lost the gradient
def generator_loss(fake_scores):
    return tf.reduce_mean((tf.stop_gradient(fake_scores) - 1) ** 2)
