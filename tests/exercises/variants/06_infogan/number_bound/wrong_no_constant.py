# expect: the constant ½ log 2π is missing
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    log_q = -0.5 * tf.square(away) - log_deviation
    return tf.reduce_mean(log_q) + np.log(2)
