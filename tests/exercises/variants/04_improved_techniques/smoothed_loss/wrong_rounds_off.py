# expect: rounds to 0 or 1 before the logarithm
def smoothed_loss(real_logits, fake_logits, target):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    real = target * tf.math.log(real) + (1 - target) * tf.math.log(1 - real)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log(1 - fake))
