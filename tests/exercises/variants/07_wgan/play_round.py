# %% right_apply_gradients
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


# %% right_compiled
@tf.function
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
    return -c_loss


# %% right_fakes_outside_the_tape
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        fake = generator(z)
        with tf.GradientTape() as tape:
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% right_losses_written_out
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = -tf.reduce_mean(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% right_penalty_on_other_fakes
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, generator(tf.random.normal(tf.shape(z))))
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% right_turn_function
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


# %% wrong_always_five: expect the critic had 5 turns
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for turn in range(5):
        real = batches[turn % len(batches)]
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
    return -c_loss


# %% wrong_cannot_be_compiled: expect cannot compile it
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
    print("estimate:", -c_loss.numpy())
    return -c_loss


# %% wrong_critic_climbs: expect the critic climbed its loss
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply([-gradient for gradient in tape.gradient(loss, weights)], weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_critic_turn_moves_both: expect critic's turns moved the generator too
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights + generator.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_detached_fakes: expect no gradient reaches the weights
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
        g_loss = generator_loss(critic(tf.stop_gradient(generator(z))))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_estimate_afterwards: expect comes from after the round
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
    return -critic_loss(critic(real), critic(fake))


# %% wrong_first_batch_only: expect had the first batch of days
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    real = batches[0]
    for _ in batches:
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
    return -c_loss


# %% wrong_first_estimate: expect that of the critic's first turn
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    estimates = []
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)
        estimates.append(-c_loss)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return estimates[0]


# %% wrong_fixed_batch_size: expect draw len(real) rows
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((64, LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((64, LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_float: expect without float()
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
    return float(-c_loss)


# %% wrong_generator_climbs: expect the generator climbed its loss
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
        g_loss = -generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_generator_descends_critic_loss: expect or descended the critic's
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
        g_loss = critic_loss(critic(real), critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_generator_first: expect before the critic was through
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    real = batches[0]
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)

    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)
    return -c_loss


# %% wrong_generator_in_the_loop: expect a turn after each one of the critic's
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
    return -c_loss


# %% wrong_generator_loss_returned: expect minus critic_loss in the critic's last turn
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
    return g_loss


# %% wrong_generator_turn_moves_both: expect generator's turn moved the critic too
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
    weights = generator.trainable_weights + critic.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_last_batch_only: expect had the last batch of days
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    real = batches[-1]
    for _ in batches:
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
    return -c_loss


# %% wrong_loss_returned: expect the estimate of W1 is minus that
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
    return c_loss


# %% wrong_mean_estimate: expect mean over the critic's turns
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    estimates = []
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)
        estimates.append(-c_loss)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return tf.reduce_mean(estimates)


# %% wrong_no_penalty: expect pays no penalty
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_no_weight: expect comes without its weight
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_noise_of_the_critic: expect the noise of one of the critic's
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_nothing_returned: expect returns None
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


# %% wrong_one_optimizer: expect each player has its own
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
    c_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_one_turn: expect one turn for each
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches[:1]:
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
    return -c_loss


# %% wrong_penalty_in_the_estimate: expect the penalty is in the returned number
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
    return -loss


# %% wrong_penalty_subtracted: expect the penalty is subtracted
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss - weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_real_and_fake_swapped: expect in the wrong order: real first
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(fake), critic(real))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_same_fakes_in_all_turns: expect the critic's turns had the same noise
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    fake = generator(tf.random.normal((len(batches[0]), LATENT_DIM)))
    for real in batches:
        with tf.GradientTape() as tape:
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_same_noise_in_all_turns: expect the critic's turns had the same noise
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    z = tf.random.normal((len(batches[0]), LATENT_DIM))
    for real in batches:
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
    return -c_loss


# %% wrong_total_loss_returned: expect the penalty is in the returned number
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


# %% wrong_turns_swapped: expect the critic had 1 turns
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            g_loss = generator_loss(critic(generator(z)))
        weights = generator.trainable_weights
        g_optimizer.apply(tape.gradient(g_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        fake = generator(z)
        c_loss = critic_loss(critic(real), critic(fake))
        loss = c_loss + weight * gradient_penalty(critic, real, fake)
    weights = critic.trainable_weights
    c_optimizer.apply(tape.gradient(loss, weights), weights)
    return -c_loss


# %% wrong_two_numbers_returned: expect the critic's estimate alone
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
    return -c_loss, g_loss


# %% wrong_uniform_noise: expect expected 0 and 1
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_weight_of_the_paper: expect in place of the argument weight
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + 10.0 * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss


# %% wrong_noise_drawn_once: expect uses the same noise for ever
def play_round(batches, generator, critic, c_optimizer, g_optimizer, weight):
    for real in batches:
        z = np.random.normal(size=(len(real), LATENT_DIM)).astype("float32")
        with tf.GradientTape() as tape:
            fake = generator(z)
            c_loss = critic_loss(critic(real), critic(fake))
            loss = c_loss + weight * gradient_penalty(critic, real, fake)
        weights = critic.trainable_weights
        c_optimizer.apply(tape.gradient(loss, weights), weights)

    z = np.random.normal(size=(len(real), LATENT_DIM)).astype("float32")
    with tf.GradientTape() as tape:
        g_loss = generator_loss(critic(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return -c_loss
