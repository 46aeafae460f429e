def losses(generator, discriminator, real, y, z):
    inputs = keras.ops.concatenate([y, z], axis=-1)
    seen = tf.stop_gradient(generator(inputs))
    d_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(real, y)) + tf.nn.softplus(discriminator(seen, y)))
    return d_loss, tf.reduce_mean(tf.nn.softplus(-discriminator(generator(inputs), y)))
