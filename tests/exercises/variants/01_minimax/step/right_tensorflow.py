def step(p, scores, logits, rate):
    import tensorflow as tf

    p, scores, logits = [tf.constant(array, tf.float64) for array in (p, scores, logits)]
    with tf.GradientTape() as tape:
        tape.watch(logits)
        q = tf.nn.softmax(scores)
        value = -tf.reduce_sum(p * tf.nn.softplus(-logits) + q * tf.nn.softplus(logits))
    logits = logits + rate * tape.gradient(value, logits)
    with tf.GradientTape() as tape:
        tape.watch(scores)
        cost = tf.reduce_sum(tf.nn.softmax(scores) * tf.nn.softplus(-logits))
    scores = scores - rate * tape.gradient(cost, scores)
    return scores.numpy(), logits.numpy()
