def category_bound(one_hot, logits, shares):
    p = tf.constant(shares, tf.float32)
    own = tf.reduce_sum(one_hot * logits, axis=1)
    log_q = own - tf.reduce_logsumexp(logits, axis=1)
    return tf.reduce_mean(log_q) - tf.reduce_sum(p * tf.math.log(p))
