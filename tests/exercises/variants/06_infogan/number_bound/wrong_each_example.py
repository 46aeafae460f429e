# expect: the bound is one number
def number_bound(number, mean, log_deviation):
    away = (number - mean) / tf.exp(log_deviation)
    return -0.5 * tf.square(away) - log_deviation - 0.5 * np.log(2 * np.pi) + np.log(2)
