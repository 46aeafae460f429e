# expect: the loss is nan
def discriminator_loss(real_logits, fake_logits):
    return -0.5 * tf.reduce_mean(tf.math.log(real_logits) + tf.math.log(1 - fake_logits))
