# expect: the softmax is applied twice
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return entropy - tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, tf.nn.softmax(logits)))
