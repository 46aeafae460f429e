# expect: average it to a single number
def discriminator_loss(real_logits, fake_logits):
    return 0.5 * (tf.nn.softplus(-real_logits) + tf.nn.softplus(fake_logits))
