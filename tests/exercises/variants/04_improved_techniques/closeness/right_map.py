def closeness(mapped):
    def one(row):
        return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(mapped - row), axis=2)), axis=0) - 1.0

    return tf.map_fn(one, mapped)
