def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        logits = discriminator(fake)
        real_please = keras.losses.binary_crossentropy(tf.ones_like(logits), logits, from_logits=True)
        loss = tf.reduce_mean(real_please) - weight * bound
    weights = [w for network in (recogniser, generator) for w in network.trainable_weights]
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound
