# expect: to the left and to the right cancel
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(gaps, axis=-1)), axis=1) - 1
