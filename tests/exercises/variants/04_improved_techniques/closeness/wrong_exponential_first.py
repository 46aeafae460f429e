# expect: came before the sum over the dimensions
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    others = 1.0 - tf.eye(tf.shape(mapped)[0])
    return tf.reduce_sum(tf.exp(-tf.abs(gaps)) * others[:, :, None, None], axis=(1, 3))
