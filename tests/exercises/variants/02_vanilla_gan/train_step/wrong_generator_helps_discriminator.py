# expect: helped it
def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(d_loss, weights), weights)
    return d_loss, d_loss
