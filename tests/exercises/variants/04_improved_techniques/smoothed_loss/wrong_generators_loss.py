# expect: as if they were real
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.nn.softplus(-real_logits) + (1 - target) * tf.nn.softplus(real_logits)
    return tf.reduce_mean(real) + tf.reduce_mean(tf.nn.softplus(-fake_logits))
