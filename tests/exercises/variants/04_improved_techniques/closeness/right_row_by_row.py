def closeness(mapped):
    rows = []
    for i in range(mapped.shape[0]):
        others = tf.concat([mapped[:i], mapped[i + 1 :]], axis=0)
        distances = tf.reduce_sum(tf.abs(others - mapped[i]), axis=-1)
        rows.append(tf.reduce_sum(tf.exp(-distances), axis=0))
    return tf.stack(rows)
