# expect: taken of the sum
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.abs(tf.reduce_sum(gaps, axis=-1))), axis=1) - 1
