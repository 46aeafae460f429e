# %% right_logarithms
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, p):
        return -tf.reduce_mean(label * tf.math.log(p) + (1.0 - label) * tf.math.log(1.0 - p))

    def verdict(images):
        return tf.sigmoid(discriminator(images))

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% right_keras_loss
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        loss = keras.losses.BinaryCrossentropy(from_logits=True)
        return loss(label * tf.ones_like(logits), logits)

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% right_probabilities_in_keras
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        loss = keras.losses.BinaryCrossentropy()
        return loss(label * tf.ones_like(logits), logits)

    def verdict(images):
        return tf.sigmoid(discriminator(images))

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% right_softplus
def diagnosis():
    return "sigmoid"


def turn(loss_of, player, optimizer):
    with tf.GradientTape() as tape:
        loss = loss_of()
    optimizer.apply(tape.gradient(loss, player.trainable_weights), player.trainable_weights)
    return loss


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def fakes():
        return discriminator(generator(keras.random.uniform((len(real), LATENT_DIM), -1, 1)))

    def d_loss_of():
        x = discriminator(real)
        real_part = 0.9 * tf.nn.softplus(-x) + 0.1 * tf.nn.softplus(x)
        return tf.reduce_mean(real_part) + tf.reduce_mean(tf.nn.softplus(fakes()))

    for _ in range(2):
        d_loss = turn(d_loss_of, discriminator, d_optimizer)
    return d_loss, turn(lambda: -tf.reduce_mean(tf.math.log_sigmoid(fakes())), generator, g_optimizer)


# %% right_compiled
def diagnosis():
    return "sigmoid"


@tf.function
def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_labels: expect no real images in it
def diagnosis():
    return "labels"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_saturating: expect G minimises -log D
def diagnosis():
    return "saturating"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_noise: expect draws again in every step
def diagnosis():
    return "noise"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_team: expect the one whose turn it is
def diagnosis():
    return "team"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_stale: expect G's turn asks D again
def diagnosis():
    return "stale"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_name_detached: expect may be made outside the tape
def diagnosis():
    return "detached"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_no_name: expect one of the names in FAULTS
def diagnosis():
    return "the sigmoid is wrong"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_not_repaired: expect the fault is still there
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return tf.sigmoid(discriminator(images))

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_both_sigmoids_gone: expect no sigmoid is left
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, p):
        return -tf.reduce_mean(label * tf.math.log(p) + (1.0 - label) * tf.math.log(1.0 - p))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_keras_without_logits: expect no sigmoid is left
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        loss = keras.losses.BinaryCrossentropy()
        return loss(label * tf.ones_like(logits), logits)

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_smoothing_gone: expect Real images had label 0.9
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(1.0, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_smoothed_for_g: expect label in G's turn was 1
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(0.9, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_repaired_for_g_alone: expect still there in D's turns
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, tf.sigmoid(verdict(real))) + cross_entropy(0.0, tf.sigmoid(verdict(fake)))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_repaired_for_d_alone: expect still there in G's turn
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, tf.sigmoid(verdict(generator(z))))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_one_turn: expect D had 2 turns
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(1):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_normal_noise: expect The noise was uniform
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.normal((len(real), LATENT_DIM)))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.normal((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_same_noise: expect Each turn had noise of its own
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    for _ in range(2):
        fake = generator(z)
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_own_step: expect missing 1 required positional argument
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, twin, d_optimizer, g_optimizer):
    return d_optimizer, g_optimizer


# %% wrong_least_squares: expect no longer move as they did
def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, scores):
        return tf.reduce_mean((scores - label) ** 2)

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM), -1.0, 1.0)
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss


# %% wrong_noise_from_zero: expect The noise was uniform
FAULTS = {
    "detached": "the fakes of D's turns are made outside the tape",
    "labels": "the label of a real image is not 1",
    "noise": "the noise is drawn once and used for ever",
    "saturating": "G minimises log(1 - D(G(z))), which is flat where D is sure of a fake",
    "sigmoid": "a sigmoid is applied twice",
    "stale": "G answers D as it was before D's turns",
    "team": "a turn moves the wrong player's weights",
}


def diagnosis():
    return "sigmoid"


def repaired_step(real, generator, discriminator, d_optimizer, g_optimizer):
    def cross_entropy(label, logits):
        return tf.reduce_mean(label * tf.nn.softplus(-logits) + (1.0 - label) * tf.nn.softplus(logits))

    def verdict(images):
        return discriminator(images)

    for _ in range(2):
        fake = generator(tf.random.uniform((len(real), LATENT_DIM)))
        with tf.GradientTape() as tape:
            d_loss = cross_entropy(0.9, verdict(real)) + cross_entropy(0.0, verdict(fake))
        weights = discriminator.trainable_weights
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)

    z = tf.random.uniform((len(real), LATENT_DIM))
    with tf.GradientTape() as tape:
        g_loss = cross_entropy(1.0, verdict(generator(z)))
    weights = generator.trainable_weights
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return d_loss, g_loss
