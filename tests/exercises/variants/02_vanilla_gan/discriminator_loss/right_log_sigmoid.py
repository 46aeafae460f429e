def discriminator_loss(real_logits, fake_logits):
    log_real = tf.math.log_sigmoid(real_logits)
    log_not_fake = tf.math.log_sigmoid(-fake_logits)
    return -(tf.reduce_mean(log_real) + tf.reduce_mean(log_not_fake)) / 2
