def number_bound(number, mean, log_deviation):
    variance = tf.exp(log_deviation) ** 2
    log_q = -((number - mean) ** 2) / (2 * variance) - 0.5 * tf.math.log(2 * np.pi * variance)
    return tf.reduce_mean(log_q) + tf.math.log(2.0)
