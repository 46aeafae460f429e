# expect: lost the gradient
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    gaps = tf.stop_gradient(gaps)
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1) - 1
