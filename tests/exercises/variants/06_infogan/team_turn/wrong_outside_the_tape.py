# expect: no gradient reaches the weights
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    fake = generator(z, training=True)
    answers = recogniser(fake)
    logits = discriminator(fake)
    with tf.GradientTape() as tape:
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-logits)) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound
