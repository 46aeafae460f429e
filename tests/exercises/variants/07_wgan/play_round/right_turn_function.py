def turn(loss_of, player, optimizer, real):
    with tf.GradientTape() as tape:
        loss, result = loss_of(real)
    optimizer.apply(tape.gradient(loss, player.trainable_weights), player.trainable_weights)
    return result


def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    def critics(real):
        fake = generator(tf.random.normal((real.shape[0], LATENT_DIM)), training=True)
        estimate = tf.reduce_mean(critic(real, training=True)) - tf.reduce_mean(critic(fake, training=True))
        return weight * gradient_penalty(critic, real, fake) - estimate, estimate

    def generators(real):
        return generator_loss(critic(generator(tf.random.normal((real.shape[0], LATENT_DIM))))), None

    for real in batches:
        estimate = turn(critics, critic, c_optimizer, real)
    turn(generators, generator, g_optimizer, batches[0])
    return estimate
