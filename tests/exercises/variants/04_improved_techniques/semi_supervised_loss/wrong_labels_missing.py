# expect: the labelled part is missing
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    real = tf.nn.softplus(-tf.reduce_logsumexp(real_logits, axis=1))
    fake = tf.nn.softplus(tf.reduce_logsumexp(fake_logits, axis=1))
    return tf.reduce_mean(real) + tf.reduce_mean(fake)
