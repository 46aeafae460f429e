def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = -tf.reduce_mean(tf.math.log_sigmoid(real_logits)) - tf.reduce_mean(tf.math.log_sigmoid(-fake_logits))
    return [d_loss, -tf.reduce_mean(tf.math.log_sigmoid(fake_logits))]
