def generator_slopes(logits):
    import tensorflow as tf

    logits = tf.constant(logits, tf.float64)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(logits)
        losses = -tf.nn.softplus(logits), tf.nn.softplus(-logits)
    return [tape.gradient(loss, logits).numpy() for loss in losses]
