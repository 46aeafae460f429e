# expect: TensorFlow lost the gradient
def losses(generator, discriminator, real, y, z):
    fake = generator(tf.concat([y, z], axis=1))
    real_logits, fake_logits = discriminator(real, y), discriminator(fake, y)
    d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
    return d_loss.numpy(), tf.reduce_mean(tf.nn.softplus(-fake_logits)).numpy()
