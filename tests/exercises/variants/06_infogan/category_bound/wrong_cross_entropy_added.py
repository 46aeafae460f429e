# expect: the sign of log Q is flipped
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, logits)) + entropy
