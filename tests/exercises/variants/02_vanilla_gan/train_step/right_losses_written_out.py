def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        real_part, fake_part = tf.nn.softplus(-discriminator(real)), tf.nn.softplus(discriminator(generator(z)))
        d_loss = 0.5 * tf.reduce_mean(real_part + fake_part)
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(z))))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return [d_loss, g_loss]
