# %% right_cross_entropy
def smoothed_loss(real_logits, fake_logits, target):
    real = tf.nn.sigmoid_cross_entropy_with_logits(
        tf.fill(tf.shape(real_logits), tf.cast(target, tf.float32)), real_logits
    )
    fake = tf.nn.sigmoid_cross_entropy_with_logits(tf.zeros_like(fake_logits), fake_logits)
    return tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% right_keras_loss
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return loss(target * tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits)


# %% right_log_sigmoid
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.math.log_sigmoid(real_logits) + (1 - target) * tf.math.log_sigmoid(-real_logits)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log_sigmoid(-fake_logits))


# %% right_softplus_minus_linear
def smoothed_loss(real_logits, fake_logits, target):
    real = tf.nn.softplus(real_logits) - target * real_logits
    return tf.reduce_mean(real) + tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_both_sides: expect the fakes' label is smoothed too
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(target * tf.ones_like(real_logits), real_logits)
    return real + bce((1 - target) * tf.ones_like(fake_logits), fake_logits)


# %% wrong_factor_alone: expect only scales log D(x)
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.reduce_mean(tf.nn.softplus(-real_logits))
    return real + tf.reduce_mean(tf.nn.softplus(fake_logits))


# %% wrong_fakes_alone: expect the real's is not
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(1.0 * tf.ones_like(real_logits), real_logits)
    return real + bce((1 - target) * tf.ones_like(fake_logits), fake_logits)


# %% wrong_fakes_get_target: expect the fakes have the target
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(target * tf.ones_like(real_logits), real_logits)
    return real + bce(target * tf.ones_like(fake_logits), fake_logits)


# %% wrong_from_probabilities: expect the sigmoid rounds to 0 or 1
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy()
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return loss(target * tf.ones_like(real), real) + loss(tf.zeros_like(fake), fake)


# %% wrong_generators_loss: expect as if they were real
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.nn.softplus(-real_logits) + (1 - target) * tf.nn.softplus(real_logits)
    return tf.reduce_mean(real) + tf.reduce_mean(tf.nn.softplus(-fake_logits))


# %% wrong_halved: expect added, not averaged
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.nn.softplus(-real_logits) + (1 - target) * tf.nn.softplus(real_logits)
    return 0.5 * (tf.reduce_mean(real) + tf.reduce_mean(tf.nn.softplus(fake_logits)))


# %% wrong_keras_label_smoothing: expect drawn towards 1/2
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=1 - target)
    return loss(tf.ones_like(real_logits), real_logits) + loss(tf.zeros_like(fake_logits), fake_logits)


# %% wrong_keras_label_smoothing_of_real: expect half way only
def smoothed_loss(real_logits, fake_logits, target):
    smooth = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=1 - target)
    hard = keras.losses.BinaryCrossentropy(from_logits=True)
    return smooth(tf.ones_like(real_logits), real_logits) + hard(tf.zeros_like(fake_logits), fake_logits)


# %% wrong_logits_as_probabilities: expect nan
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.math.log(real_logits) + (1 - target) * tf.math.log(1 - real_logits)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log(1 - fake_logits))


# %% wrong_not_averaged: expect average it to a single number
def smoothed_loss(real_logits, fake_logits, target):
    real = target * tf.nn.softplus(-real_logits) + (1 - target) * tf.nn.softplus(real_logits)
    return real + tf.nn.softplus(fake_logits)


# %% wrong_not_used: expect the target is not used
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce(1.0 * tf.ones_like(real_logits), real_logits)
    return real + bce(0.0 * tf.ones_like(fake_logits), fake_logits)


# %% wrong_real_and_fake_swapped: expect real and fake are swapped
def smoothed_loss(real_logits, fake_logits, target):
    fake = target * tf.nn.softplus(-fake_logits) + (1 - target) * tf.nn.softplus(fake_logits)
    return tf.reduce_mean(fake) + tf.reduce_mean(tf.nn.softplus(real_logits))


# %% wrong_rounds_off: expect the sigmoid rounds to 0 or 1
def smoothed_loss(real_logits, fake_logits, target):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    real = target * tf.math.log(real) + (1 - target) * tf.math.log(1 - real)
    return -tf.reduce_mean(real) - tf.reduce_mean(tf.math.log(1 - fake))


# %% wrong_squares: expect squared differences
def smoothed_loss(real_logits, fake_logits, target):
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return tf.reduce_mean((real - target) ** 2) + tf.reduce_mean(fake**2)


# %% wrong_swapped_target: expect target and 1 - target are swapped
def smoothed_loss(real_logits, fake_logits, target):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    real = bce((1 - target) * tf.ones_like(real_logits), real_logits)
    return real + bce(0.0 * tf.ones_like(fake_logits), fake_logits)


# %% wrong_two_sigmoids: expect a sigmoid was taken twice
def smoothed_loss(real_logits, fake_logits, target):
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    real, fake = tf.sigmoid(real_logits), tf.sigmoid(fake_logits)
    return loss(target * tf.ones_like(real), real) + loss(tf.zeros_like(fake), fake)


# %% wrong_whole_loss_scaled: expect scales the whole loss
def smoothed_loss(real_logits, fake_logits, target):
    real = tf.reduce_mean(tf.nn.softplus(-real_logits))
    return target * (real + tf.reduce_mean(tf.nn.softplus(fake_logits)))
