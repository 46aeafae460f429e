# expect: the softmax rounds to 0
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.nn.softmax(logits)
    log_q = tf.reduce_sum(one_hot * tf.math.log(q + 1e-8), axis=1)
    return tf.reduce_mean(log_q) + entropy
