# expect: the differences are squared, and
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.reduce_sum(gaps**2, axis=-1)), axis=1)
