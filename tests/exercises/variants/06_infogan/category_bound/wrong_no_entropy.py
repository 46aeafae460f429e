# expect: H is missing
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q)
