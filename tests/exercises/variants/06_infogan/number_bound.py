# %% right_density
def number_bound(number, mean, log_deviation):
    sigma = keras.ops.exp(log_deviation)
    density = keras.ops.exp(-0.5 * ((number - mean) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))
    return keras.ops.mean(keras.ops.log(density / 0.5))


# %% right_precision
def number_bound(number, mean, log_deviation):
    precision = tf.exp(-2 * log_deviation)
    nll = 0.5 * precision * (number - mean) ** 2 + log_deviation + np.log(np.sqrt(2 * np.pi))
    return -tf.reduce_mean(nll - np.log(2.0))


# %% right_variance
def number_bound(number, mean, log_deviation):
    variance = tf.exp(log_deviation) ** 2
    log_q = -((number - mean) ** 2) / (2 * variance) - 0.5 * tf.math.log(2 * np.pi * variance)
    return tf.reduce_mean(log_q) + tf.math.log(2.0)


# %% wrong_absolute: expect the error is squared
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -tf.abs(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_absolute_with_half: expect the error is squared
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.abs(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_as_a_loss: expect this is minus the bound
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return -tf.reduce_mean(log_q) - np.log(2)


# %% wrong_as_deviation: expect was taken for the deviation itself
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square((number - mean) / log_deviation) - tf.math.log(log_deviation) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_as_variance: expect it is the deviation σ
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square(number - mean) / tf.exp(log_deviation) - 0.5 * log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_bits: expect this is in bits
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) / np.log(2) + 1


# %% wrong_constant_flipped: expect the sign of the constant
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation + 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_density_itself: expect this averages the density itself
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(tf.exp(log_q)) + np.log(2)


# %% wrong_deviation_of_one: expect log_deviation plays no part
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square(number - mean) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_each_example: expect the bound is one number
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    return -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi) + np.log(2)


# %% wrong_entropy_in_bits: expect this is in bits
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log2(2)


# %% wrong_entropy_of_a_normal: expect H is that of a normal number
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + 0.5 * np.log(2 * np.pi * np.e)


# %% wrong_entropy_taken_off: expect H is taken off
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) - np.log(2)


# %% wrong_error_rewarded: expect an error would be rewarded
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = 0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_log_deviation_flipped: expect the sign of log σ is flipped
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) + log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_multiplied: expect it is divided by it
def number_bound(number, mean, log_deviation):
    away = (number - mean) * tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_no_constant: expect the constant ½ log 2π is missing
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_no_entropy: expect H is missing
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q)


# %% wrong_no_half: expect the factor ½
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_no_log_deviation: expect the term -log σ is missing
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_not_squared: expect it is the error that is divided
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square(number - mean) / tf.exp(log_deviation) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_numpy: expect TensorFlow lost the gradient
def number_bound(number, mean, log_deviation):
    away = (number - mean).numpy() / np.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_squared_error: expect log_deviation plays no part
def number_bound(number, mean, log_deviation):
    return -tf.reduce_mean(tf.square(number - mean))


# %% wrong_stopped: expect TensorFlow lost the gradient
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - tf.stop_gradient(log_deviation) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_sum: expect this is a sum over the batch
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_sum(log_q) + np.log(2)


# %% wrong_table: expect a table (n, n)
def number_bound(number, mean, log_deviation):
    away = (number[:, 0] - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)


# %% wrong_whole_constant: expect it is half of that
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
