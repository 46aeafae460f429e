# expect: labels are swapped
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(real_logits) + tf.nn.softplus(-fake_logits))
