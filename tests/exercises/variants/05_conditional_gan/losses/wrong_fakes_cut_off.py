# expect: G cannot learn from its loss
def losses(generator, discriminator, real, y, z):
    fake = tf.stop_gradient(generator(tf.concat([y, z], axis=1)))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
