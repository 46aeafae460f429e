def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        logits, mean, log_deviation = tf.split(recogniser(fake), [KINDS, 1, 1], axis=1)
        kind, number, _ = tf.split(z, [KINDS, 1, -1], axis=1)
        bound = category_bound(kind, logits, SHARES)
        bound = bound + number_bound(number, mean, log_deviation)
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))
    return bound
