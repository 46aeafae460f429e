def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    labelled = tf.reduce_logsumexp(labelled_logits, axis=1)
    chosen = tf.reduce_sum(tf.one_hot(labels, labelled_logits.shape[1]) * labelled_logits, axis=1)
    real, fake = tf.reduce_logsumexp(real_logits, axis=1), tf.reduce_logsumexp(fake_logits, axis=1)
    named = tf.reduce_mean(labelled - chosen)
    return named - tf.reduce_mean(real - tf.nn.softplus(real)) + tf.reduce_mean(tf.nn.softplus(fake))
