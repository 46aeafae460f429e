# expect: this sums the distances
def closeness(mapped):
    gaps = mapped[:, None] - mapped[None, :]
    return tf.reduce_sum(tf.abs(gaps), axis=(1, 3))
