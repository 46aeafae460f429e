def grid(y, z):
    return tf.concat([tf.tile(y, (len(z), 1)), tf.repeat(z, len(y), axis=0)], axis=1)
