# expect: minus the discriminator's whole loss
def generator_loss(fake_logits):
    return -0.5 * tf.reduce_mean(tf.nn.softplus(-fake_logits) + tf.nn.softplus(fake_logits))
