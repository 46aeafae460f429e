def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), generator.input_shape[-1]))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))

    z = tf.random.normal((len(real), generator.input_shape[-1]))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply_gradients(zip(tape.gradient(g_loss, weights), weights, strict=True))
    return -c_loss
