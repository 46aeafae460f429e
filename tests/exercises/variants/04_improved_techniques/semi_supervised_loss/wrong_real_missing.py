# expect: without labels are missing
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    fake = tf.nn.softplus(tf.reduce_logsumexp(fake_logits, axis=1))
    return tf.reduce_mean(named) + tf.reduce_mean(fake)
