# expect: the sign of log Q is flipped
def category_bound(one_hot, logits, shares):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, logits))
