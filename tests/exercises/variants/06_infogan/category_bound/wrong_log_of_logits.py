# expect: the logarithm met a 0
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.reduce_sum(one_hot * tf.math.log(logits), axis=1)) + entropy
