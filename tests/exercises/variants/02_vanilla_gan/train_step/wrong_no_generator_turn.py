# expect: g_optimizer was applied 0 times
def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    return d_loss, g_loss
