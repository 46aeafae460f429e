# expect: have changed places
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 4:5], answers[:, 3:4])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound
