def draw(count, shares, noise):
    logits = tf.math.log(tf.constant([shares], tf.float32))
    kinds = tf.one_hot(tf.random.categorical(logits, count)[0], len(shares))
    number = tf.random.uniform((count, 1), -1, 1)
    return tf.concat([kinds, number, tf.random.normal((count, noise))], axis=1)
