# expect: the entropy of the guess
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.nn.softmax(logits)
    return tf.reduce_mean(tf.reduce_sum(q * tf.math.log(q), axis=1)) + entropy
