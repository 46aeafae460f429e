# %% right_cross_entropy
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


# %% right_fakes_twice
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(z, training=True)))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% right_split_and_zip
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


# %% wrong_another_code: expect come from another z
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(tf.random.shuffle(z), training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_answers_swapped: expect have changed places
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


# %% wrong_asked_about_real: expect was asked about real shells
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(real, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_climbs: expect the team climbed its loss
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply([-slope for slope in tape.gradient(loss, weights)], weights)
    return bound


# %% wrong_everybody: expect the discriminator moved too
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + discriminator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_fresh_noise: expect come from another z
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(tf.random.normal(tf.shape(z)), training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_generator_alone: expect the recogniser stood still
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_kind_alone: expect only the kind is asked back
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_labelled_fake: expect to be called fake
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(discriminator(fake))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_no_discriminator: expect D's part of the loss is missing
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = -weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_no_weight: expect is not multiplied by weight
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake))) - bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_noise_for_number: expect one column too far right
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 4:5], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_number_alone: expect only the number is asked back
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_outside_the_tape: expect no gradient reaches the weights
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


# %% wrong_plain_gan: expect the bound plays no part
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake)))
    weights = generator.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_recogniser_alone: expect the generator stood still
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_returns_float: expect a scalar tensor, without float()
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return float(bound)


# %% wrong_returns_loss: expect the turn returns its loss
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return loss


# %% wrong_returns_weighted: expect weight times the bound
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return weight * bound


# %% wrong_saturating: expect the saturating loss
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = -tf.reduce_mean(tf.nn.softplus(discriminator(fake))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_sign: expect the sign of the bound is flipped
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake))) + weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_stopped: expect G did not hear of it
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(tf.stop_gradient(fake), training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_two_steps: expect a tape gives its gradients once
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


# %% wrong_weight_of_all: expect weight multiplies the whole loss
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = weight * (tf.reduce_mean(tf.nn.softplus(-discriminator(fake))) - bound)
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% wrong_weight_of_d: expect it belongs to the bound
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight):
    with tf.GradientTape() as tape:
        fake = generator(z, training=True)
        answers = recogniser(fake, training=True)
        bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
        bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
        loss = weight * tf.reduce_mean(tf.nn.softplus(-discriminator(fake))) - bound
    weights = generator.trainable_weights + recogniser.trainable_weights
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound


# %% right_object
class Turn:
    def __call__(self, real, z, generator, discriminator, recogniser, optimizer, weight):
        with tf.GradientTape() as tape:
            fake = generator(z, training=True)
            answers = recogniser(fake, training=True)
            bound = category_bound(z[:, :KINDS], answers[:, :KINDS], SHARES)
            bound += number_bound(z[:, 3:4], answers[:, 3:4], answers[:, 4:5])
            loss = tf.reduce_mean(tf.nn.softplus(-discriminator(fake, training=True))) - weight * bound
        weights = generator.trainable_weights + recogniser.trainable_weights
        optimizer.apply(tape.gradient(loss, weights), weights)
        return bound


team_turn = Turn()


# %% right_nested_functions
def team_turn(real, z, generator, discriminator, recogniser, optimizer, weight, shares=SHARES):
    del real  # only D needs real shells
    K = len(shares)
    weights = generator.trainable_weights + recogniser.trainable_weights

    def play():
        x = generator(z)
        answers = recogniser(x)
        bound = category_bound(z[:, :K], answers[:, :K], shares)
        bound += number_bound(z[:, K, None], answers[:, K, None], answers[:, K + 1, None])
        return keras.ops.mean(keras.ops.softplus(-discriminator(x))) - weight * bound, bound

    with tf.GradientTape() as tape:
        loss, bound = play()
    optimizer.apply(tape.gradient(loss, weights), weights)
    return bound
