# expect: belongs to the discriminator
def generator_loss(fake_logits):
    return 0.5 * tf.reduce_mean(tf.nn.softplus(-fake_logits))
