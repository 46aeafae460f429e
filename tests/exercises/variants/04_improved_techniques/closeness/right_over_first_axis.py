def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.norm(gaps, ord=1, axis=-1))
    return tf.reduce_sum(near, axis=0) - 1
