# expect: rounds to 0 or 1
def discriminator_loss(real_logits, fake_logits):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return -0.5 * tf.reduce_mean(tf.math.log(real) + tf.math.log(1 - fake))
