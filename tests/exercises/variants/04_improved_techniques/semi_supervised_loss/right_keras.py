def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, labelled_logits)
    real, fake = (keras.ops.logsumexp(logits, axis=1, keepdims=True) for logits in (real_logits, fake_logits))
    judged = keras.losses.BinaryCrossentropy(from_logits=True)
    return named + judged(tf.ones_like(real), real) + judged(tf.zeros_like(fake), fake)
