def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def of_all(logits):
        return tf.nn.log_softmax(tf.concat([logits, tf.zeros_like(logits[:, :1])], axis=1))

    named = -tf.gather(tf.nn.log_softmax(labelled_logits), labels, batch_dims=1)
    real = tf.reduce_logsumexp(of_all(real_logits)[:, :-1], axis=1)
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(of_all(fake_logits)[:, -1])
