def smoothed_loss(real_logits, fake_logits, target):
    real = tf.nn.softplus(real_logits) - target * real_logits
    return tf.reduce_mean(real) + tf.reduce_mean(tf.nn.softplus(fake_logits))
