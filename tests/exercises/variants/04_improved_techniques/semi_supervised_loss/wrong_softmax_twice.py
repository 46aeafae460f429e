# expect: went through softmax before
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, tf.nn.softmax(labelled_logits))
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)
