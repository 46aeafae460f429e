# expect: this averages Q itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.reduce_sum(one_hot * tf.nn.softmax(logits), axis=1)
    return tf.reduce_mean(q) + entropy
