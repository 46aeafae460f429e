# expect: H is log of the number of kinds
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) + np.log(len(shares))
