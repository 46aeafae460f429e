# expect: averaged over the dimensions
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_mean(tf.abs(gaps), axis=-1)), axis=1) - 1
