def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    d_loss = bce(tf.ones_like(real_logits), real_logits) + bce(tf.zeros_like(fake_logits), fake_logits)
    return d_loss, bce(tf.ones_like(fake_logits), fake_logits)
