# expect: exp overflows
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    z_real, z_fake = (tf.reduce_sum(tf.exp(logits), axis=1) for logits in (real_logits, fake_logits))
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.math.log(z_real / (z_real + 1)), tf.math.log(1 - z_fake / (z_fake + 1))
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(fake)
