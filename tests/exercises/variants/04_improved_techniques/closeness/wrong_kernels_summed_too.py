# expect: the kernels are summed too; each
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    return tf.reduce_sum(tf.reduce_sum(near, axis=1) - 1, axis=-1)
