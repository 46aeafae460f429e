def number_bound(number, mean, log_deviation):
    precision = tf.exp(-2 * log_deviation)
    nll = 0.5 * precision * (number - mean) ** 2 + log_deviation + np.log(np.sqrt(2 * np.pi))
    return -tf.reduce_mean(nll - np.log(2.0))
