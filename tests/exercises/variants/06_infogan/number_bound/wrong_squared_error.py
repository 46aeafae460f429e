# expect: log_deviation plays no part
def number_bound(number, mean, log_deviation):
    return -tf.reduce_mean(tf.square(number - mean))
