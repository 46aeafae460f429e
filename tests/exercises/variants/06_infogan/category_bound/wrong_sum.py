# expect: this is a sum over the batch
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_sum(log_q) + entropy
