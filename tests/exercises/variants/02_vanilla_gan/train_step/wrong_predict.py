# expect: no gradient reaches the weights
def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator.predict(z, verbose=0)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss
