# expect: over axis 1 of M, the kernels
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=2)), axis=1) - 1
