# expect: the sigmoid comes in twice
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = tf.sigmoid(discriminator(real, y)), tf.sigmoid(discriminator(fake, y))
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
