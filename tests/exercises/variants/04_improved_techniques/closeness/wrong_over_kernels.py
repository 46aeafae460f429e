# expect: the sum runs over the kernels
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=-1)
