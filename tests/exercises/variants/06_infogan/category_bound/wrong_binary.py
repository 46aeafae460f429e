# expect: a sigmoid judges every kind by itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return entropy - tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(one_hot, logits))
