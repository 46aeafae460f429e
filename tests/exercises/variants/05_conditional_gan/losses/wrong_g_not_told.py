# expect: that is z alone
def losses(generator, discriminator, real, y, z):
    fake = generator(z)
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
