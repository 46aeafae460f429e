# expect: this is the Euclidean distance;
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.exp(-tf.norm(gaps, axis=-1)), axis=1) - 1
