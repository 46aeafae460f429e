# expect: compared with the shares
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    p = tf.constant(shares, tf.float32)
    return tf.reduce_mean(tf.reduce_sum(p * tf.nn.log_softmax(logits), axis=1)) + entropy
