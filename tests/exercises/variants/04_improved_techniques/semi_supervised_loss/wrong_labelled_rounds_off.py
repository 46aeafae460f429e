# expect: with labelled logits
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = -tf.math.log(
        tf.gather(tf.exp(labelled_logits) / tf.reduce_sum(tf.exp(labelled_logits), 1, True), labels, batch_dims=1)
    )
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)
