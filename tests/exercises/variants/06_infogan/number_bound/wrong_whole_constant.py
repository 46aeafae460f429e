# expect: it is half of that
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation - np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
