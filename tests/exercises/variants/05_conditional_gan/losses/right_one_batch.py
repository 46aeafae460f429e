def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    logits = discriminator(tf.concat([real, fake], axis=0), tf.concat([y, y], axis=0))
    real_logits, fake_logits = tf.split(logits, 2)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-fake_logits))
