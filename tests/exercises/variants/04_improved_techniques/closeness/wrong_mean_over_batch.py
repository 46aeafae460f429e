# expect: the mean over the batch
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_mean(tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1)), axis=1)
