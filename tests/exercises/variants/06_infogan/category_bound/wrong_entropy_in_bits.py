# expect: this is in bits
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) - np.sum(shares * np.log2(shares))
