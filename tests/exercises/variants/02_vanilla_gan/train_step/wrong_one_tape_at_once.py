# expect: same noise
def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape(persistent=True) as tape:
        fake_logits = discriminator(generator(z))
        d_loss = discriminator_loss(discriminator(real), fake_logits)
        g_loss = generator_loss(fake_logits)
    d_weights, g_weights = discriminator.trainable_weights, generator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)
    return d_loss, g_loss
