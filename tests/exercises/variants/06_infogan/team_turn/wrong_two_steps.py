# expect: a tape gives its gradients once
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    for network in (generator, recogniser):
        optimizer.apply(tape.gradient(loss, network.trainable_weights), network.trainable_weights)
    return bound
