def turn(loss_of, player, optimizer, count):
    with tf.GradientTape() as tape:
        loss = loss_of(tf.random.normal((count, LATENT_DIM)))
    optimizer.apply(tape.gradient(loss, player.trainable_weights), player.trainable_weights)
    return loss


def train_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def d_loss_of(z):
        return discriminator_loss(discriminator(real), discriminator(generator(z)))

    def g_loss_of(z):
        return generator_loss(discriminator(generator(z)))

    d_loss = turn(d_loss_of, discriminator, d_optimizer, len(real))
    g_loss = turn(g_loss_of, generator, g_optimizer, len(real))
    return d_loss, g_loss
