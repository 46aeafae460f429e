def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = keras.random.normal((real.shape[0], generator.input_shape[-1]))
    fake = generator(z)
    with tf.GradientTape() as d_tape:
        d_loss = discriminator_loss(real_logits=discriminator(real), fake_logits=discriminator(fake))
    d_gradients = d_tape.gradient(d_loss, discriminator.trainable_variables)
    d_optimizer.apply_gradients(zip(d_gradients, discriminator.trainable_variables, strict=True))
    z = keras.random.normal((real.shape[0], generator.input_shape[-1]))
    with tf.GradientTape() as g_tape:
        fake = generator(z, training=True)
        g_loss = generator_loss(discriminator(fake, training=True))
    g_gradients = g_tape.gradient(g_loss, generator.trainable_variables)
    g_optimizer.apply_gradients(zip(g_gradients, generator.trainable_variables, strict=True))
    return d_loss, g_loss
