def smoothed_loss(real_logits, fake_logits, target):
    real = tf.nn.sigmoid_cross_entropy_with_logits(
        tf.fill(tf.shape(real_logits), tf.cast(target, tf.float32)), real_logits
    )
    fake = tf.nn.sigmoid_cross_entropy_with_logits(tf.zeros_like(fake_logits), fake_logits)
    return tf.reduce_mean(real) + tf.reduce_mean(fake)
