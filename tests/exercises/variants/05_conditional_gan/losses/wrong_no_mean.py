# expect: average it to a single number
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    return tf.nn.softplus(-real_logits) + tf.nn.softplus(fake_logits), tf.nn.softplus(-fake_logits)
