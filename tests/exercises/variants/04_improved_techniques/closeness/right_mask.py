def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    near = tf.exp(-tf.reduce_sum(tf.abs(gaps), axis=-1))
    others = 1.0 - tf.eye(tf.shape(mapped)[0])
    return tf.reduce_sum(near * others[:, :, None], axis=1)
