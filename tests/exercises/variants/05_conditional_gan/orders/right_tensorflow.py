def orders(kinds, greys):
    return tf.concat([tf.one_hot(kinds, 6), tf.cast(greys[:, None] / 127.5 - 1, tf.float32)], axis=1)
