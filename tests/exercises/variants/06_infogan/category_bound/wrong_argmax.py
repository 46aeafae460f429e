# expect: how often argmax is right
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    right = tf.argmax(logits, axis=1) == tf.argmax(one_hot, axis=1)
    return tf.reduce_mean(tf.cast(right, tf.float32)) + entropy
