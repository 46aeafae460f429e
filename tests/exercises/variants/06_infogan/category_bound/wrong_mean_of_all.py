# expect: the mean runs over the kinds too
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(one_hot * tf.nn.log_softmax(logits)) + entropy
