# expect: the term -log σ is missing
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
