# expect: too large by 1
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1)
