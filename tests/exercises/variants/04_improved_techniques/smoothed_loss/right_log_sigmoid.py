def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.math.log_sigmoid(real_logits) + (1 - target) * tf.math.log_sigmoid(-real_logits)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log_sigmoid(-fake_logits))
