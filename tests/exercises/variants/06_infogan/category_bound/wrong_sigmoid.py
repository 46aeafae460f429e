# expect: a sigmoid judges every kind by itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.math.log_sigmoid(logits), axis=1)
    return tf.reduce_mean(log_q) + entropy
