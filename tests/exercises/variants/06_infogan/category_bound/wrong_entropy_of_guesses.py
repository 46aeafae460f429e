# expect: from what the recogniser says
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    p = tf.reduce_mean(tf.nn.softmax(logits), axis=0)
    return tf.reduce_mean(log_q) - tf.reduce_sum(p * tf.math.log(p))
