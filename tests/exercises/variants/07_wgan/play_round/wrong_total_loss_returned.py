# expect: the penalty is in the returned number
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return loss
