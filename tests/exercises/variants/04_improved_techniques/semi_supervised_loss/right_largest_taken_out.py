def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def log_z(logits):
        top = tf.reduce_max(logits, axis=1, keepdims=True)
        return top + tf.math.log(tf.reduce_sum(tf.exp(logits - top), axis=1, keepdims=True))

    named = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(labels, labelled_logits.shape[1]), labelled_logits)
    real, fake = tf.math.log_sigmoid(log_z(real_logits)), tf.math.log_sigmoid(-log_z(fake_logits))
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(fake)
