# expect: the mean over the others
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    return (tf.reduce_sum(near, axis=1) - 1) / (mapped.shape[0] - 1)
