# expect: a table (n, n)
def number_bound(number, mean, log_deviation):
    away = (number[:, 0] - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
