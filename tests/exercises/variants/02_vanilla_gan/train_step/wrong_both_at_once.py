# expect: as it was before its turn
def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
        g_loss = generator_loss(discriminator(generator(tf.random.normal((len(real), LATENT_DIM)))))
    d_weights, g_weights = discriminator.trainable_weights, generator.trainable_weights
    d_optimizer.apply(d_tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(g_tape.gradient(g_loss, g_weights), g_weights)
    return d_loss, g_loss
