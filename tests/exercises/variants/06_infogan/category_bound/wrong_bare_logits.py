# expect: a logit is no log-probability
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.reduce_sum(one_hot * logits, axis=1)) + entropy
