# expect: only the fake half
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(fake_logits))
