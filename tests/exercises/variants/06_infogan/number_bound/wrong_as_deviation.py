# expect: was taken for the deviation itself
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square((number - mean) / log_deviation) - tf.math.log(log_deviation) - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
