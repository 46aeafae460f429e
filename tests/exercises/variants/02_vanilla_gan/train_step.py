# %% right_apply_gradients
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = keras.random.normal((real.shape[0], generator.input_shape[-1]))
    fake = generator(z)
    with tf.GradientTape() as d_tape:
        d_loss = discriminator_loss(real_scores=discriminator(real), fake_scores=discriminator(fake))
    d_gradients = d_tape.gradient(d_loss, discriminator.trainable_variables)
    d_optimizer.apply_gradients(zip(d_gradients, discriminator.trainable_variables, strict=True))
    z = keras.random.normal((real.shape[0], generator.input_shape[-1]))
    with tf.GradientTape() as g_tape:
        fake = generator(z, training=True)
        g_loss = generator_loss(discriminator(fake, training=True))
    g_gradients = g_tape.gradient(g_loss, generator.trainable_variables)
    g_optimizer.apply_gradients(zip(g_gradients, generator.trainable_variables, strict=True))
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% right_compiled
@tf.function
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% right_losses_written_out
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        real_part, fake_part = (discriminator(real) - 1) ** 2, discriminator(generator(z)) ** 2
        d_loss = 0.5 * tf.reduce_mean(real_part + fake_part)
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean((discriminator(generator(z)) - 1) ** 2)
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return [d_loss, g_loss]


# %% right_one_forward_pass
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    images = tf.concat([real, generator(z)], axis=0)
    with tf.GradientTape() as tape:
        real_scores, fake_scores = tf.split(discriminator(images), 2)
        d_loss = discriminator_loss(real_scores, fake_scores)
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% right_turn_function
def turn(loss_of, player, optimizer, count):
    with tf.GradientTape() as tape:
        loss = loss_of(tf.random.normal((count, LATENT_DIM)))
    optimizer.apply(tape.gradient(loss, player.trainable_weights), player.trainable_weights)
    return loss


def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    def d_loss_of(z):
        return discriminator_loss(discriminator(real), discriminator(generator(z)))

    def g_loss_of(z):
        return generator_loss(discriminator(generator(z)))

    d_loss = turn(d_loss_of, discriminator, d_optimizer, len(real))
    g_loss = turn(g_loss_of, generator, g_optimizer, len(real))
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_both_at_once: expect as it was before its turn
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
        g_loss = generator_loss(discriminator(generator(tf.random.normal((len(real), LATENT_DIM)))))
    d_weights, g_weights = discriminator.trainable_weights, generator.trainable_weights
    d_optimizer.apply(d_tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(g_tape.gradient(g_loss, g_weights), g_weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_cannot_be_compiled: expect cannot compile it
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    print("losses:", d_loss.numpy(), g_loss.numpy())
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_detached_fakes: expect no gradient reaches the weights
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    fake = tf.stop_gradient(generator(z))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(fake))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_discriminator_turn_moves_both: expect discriminator's turn moved the generator, too
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = generator.trainable_weights + discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_fakes_outside_the_tape: expect no gradient reaches the weights
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    fake = generator(z)
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(fake))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_fixed_batch: expect draw len(real) rows
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((64, LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((64, LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_generator_climbs: expect the generator climbed
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    gradients = tape.gradient(g_loss, weights)
    g_optimizer.apply([-gradient for gradient in gradients], weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_generator_first: expect the generator had the first turn
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_generator_helps_discriminator: expect helped it
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(d_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, d_loss


# %% wrong_generator_turn_moves_both: expect generator's turn moved the discriminator, too
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights + discriminator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_generator_turn_moves_discriminator: expect the generator stood still
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = discriminator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_losses_as_floats: expect without float()
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return float(d_loss), float(g_loss)


# %% wrong_losses_swapped: expect first d_loss, then g_loss
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return g_loss, d_loss


# %% wrong_no_generator_turn: expect g_optimizer was applied 0 times
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_nothing_returned: expect returns None
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))


# %% wrong_one_optimizer: expect each player has its own
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    d_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_one_tape_at_once: expect same noise
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape(persistent=True) as tape:
        fake_scores = discriminator(generator(z))
        d_loss = discriminator_loss(discriminator(real), fake_scores)
        g_loss = generator_loss(fake_scores)
    d_weights, g_weights = discriminator.trainable_weights, generator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_predict: expect no gradient reaches the weights
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator.predict(z, verbose=0)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_real_and_fake_swapped: expect in the wrong order
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(generator(z)), discriminator(real))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_same_noise: expect same noise
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_tape_used_twice: expect one tape for each turn
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
        g_loss = generator_loss(discriminator(generator(tf.random.normal((len(real), LATENT_DIM)))))
    d_weights, g_weights = discriminator.trainable_weights, generator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_two_discriminator_turns: expect d_optimizer was applied 2 times
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_uniform_noise: expect expected 0 and 1
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% right_partial
def _step(latent_dim, real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), latent_dim))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), latent_dim))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


train_step = __import__("functools").partial(_step, LATENT_DIM)


# %% right_object
class Step:
    def __call__(self, real, generator, discriminator, twin, d_optimizer, g_optimizer):
        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

        z = tf.random.normal((len(real), LATENT_DIM))
        with tf.GradientTape() as tape:
            g_loss = generator_loss(discriminator(generator(z)))
        weights = generator.trainable_weights
        g_optimizer.apply(tape.gradient(g_loss, weights), weights)
        for slow, fast in zip(twin.weights, generator.weights, strict=True):
            slow.assign_add(FOLLOW * (fast - slow))
        return d_loss, g_loss


train_step = Step()


# %% wrong_noise_drawn_once: expect uses the same noise for ever
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = np.random.normal(size=(len(real), LATENT_DIM)).astype("float32")
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = np.random.normal(size=(len(real), LATENT_DIM)).astype("float32")
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_runs_eagerly_for_ever: expect TensorFlow cannot compile it
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    tf.config.run_functions_eagerly(True)
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    if float(d_loss) > 1e9:
        raise ValueError
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_noise_of_d_drawn_once: expect uses the same noise for ever
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = np.random.normal(size=(len(real), LATENT_DIM)).astype("float32")
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_twin_forgotten: expect the twin stands still
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_twin_is_a_copy: expect averages nothing
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign(fast)
    return d_loss, g_loss


# %% wrong_twin_shares_swapped: expect nearly all of the way
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign(FOLLOW * slow + (1 - FOLLOW) * fast)
    return d_loss, g_loss


# %% wrong_twin_before_the_turn: expect before its turn
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_twin_adds_up: expect nothing is taken off
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * fast)
    return d_loss, g_loss


# %% wrong_twin_flees: expect moves away from G
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (slow - fast))
    return d_loss, g_loss


# %% wrong_twin_moves_twice: expect moved twice
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
    return d_loss, g_loss


# %% wrong_twin_by_numpy: expect cannot compile it
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    twin.set_weights([s + FOLLOW * (f - s) for s, f in zip(twin.get_weights(), generator.get_weights(), strict=True)])
    return d_loss, g_loss


# %% wrong_generator_pulled_to_twin: expect not each down the slope
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_add(FOLLOW * (fast - slow))
        fast.assign_add(FOLLOW * (slow - fast))
    return d_loss, g_loss


# %% right_twin_by_convex_sum
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign((1 - FOLLOW) * slow + FOLLOW * fast)
    return d_loss, g_loss


# %% right_twin_by_assign_sub
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        d_loss = discriminator_loss(discriminator(real), discriminator(generator(z)))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for slow, fast in zip(twin.weights, generator.weights, strict=True):
        slow.assign_sub((slow - fast) * FOLLOW)
    return d_loss, g_loss


# %% wrong_d_frozen_for_ever: expect a player is frozen
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    n = tf.shape(real)[0]
    with tf.GradientTape() as tape:
        fake = generator(tf.random.normal((n, LATENT_DIM)))
        d_loss = discriminator_loss(discriminator(real), discriminator(fake))
    weights = discriminator.trainable_weights
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    discriminator.trainable = False
    with tf.GradientTape() as tape:
        g_loss = generator_loss(discriminator(generator(tf.random.normal((n, LATENT_DIM)))))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    for t, g in zip(twin.weights, generator.weights, strict=True):
        t.assign_add(FOLLOW * (g - t))
    return d_loss, g_loss


# %% right_all_noise_at_once
def train_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    # G does not move in D's turn, so both handfuls of fakes can be drawn before it
    d, g = discriminator.trainable_weights, generator.trainable_weights
    z = tf.random.normal((2, tf.shape(real)[0], LATENT_DIM))
    z_d, z_g = z[0], z[1]
    with tf.GradientTape() as outer:
        for_g = generator(z_g)
        with tf.GradientTape() as inner:
            d_loss = discriminator_loss(discriminator(real), discriminator(tf.stop_gradient(generator(z_d))))
        d_optimizer.apply(inner.gradient(d_loss, d), d)
        g_loss = generator_loss(discriminator(for_g))
    g_optimizer.apply(outer.gradient(g_loss, g), g)
    changes = [FOLLOW * (w - v) for v, w in zip(twin.weights, generator.weights, strict=True)]
    for v, change in zip(twin.weights, changes, strict=True):
        v.assign_add(change)
    return d_loss, g_loss
