# expect: these are the pairs
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
