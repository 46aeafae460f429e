# expect: it is the deviation σ
def number_bound(number, mean, log_deviation):
    log_q = -0.5 * tf.square(number - mean) / tf.exp(log_deviation) - 0.5 * log_deviation - 0.5 * np.log(2 * np.pi)
    return tf.reduce_mean(log_q) + np.log(2)
