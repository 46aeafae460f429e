# %% right_finite_differences
def generator_slopes(logits):
    def slope(loss, h=1e-5):
        return (loss(logits + h) - loss(logits - h)) / (2 * h)

    return slope(lambda a: -np.logaddexp(0, a)), slope(lambda a: np.logaddexp(0, -a))


# %% right_plain_sigmoid
def generator_slopes(logits):
    return -1 / (1 + np.exp(-logits)), -1 / (1 + np.exp(logits))


# %% right_tanh
def generator_slopes(logits):
    d = (1 + np.tanh(logits / 2)) / 2
    return -d, d - 1


# %% right_tensorflow
def generator_slopes(logits):
    import tensorflow as tf

    logits = tf.constant(logits, tf.float64)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(logits)
        losses = -tf.nn.softplus(logits), tf.nn.softplus(-logits)
    return [tape.gradient(loss, logits).numpy() for loss in losses]


# %% wrong_averaged: expect expected an array of shape (2, 12)
def generator_slopes(logits):
    return -np.mean(special.expit(logits)), -np.mean(special.expit(-logits))


# %% wrong_both_alike: expect both slopes are the same
def generator_slopes(logits):
    return -special.expit(logits), -special.expit(logits)


# %% wrong_exp_overflows: expect exp overflows
def generator_slopes(logits):
    d = np.exp(logits) / (1 + np.exp(logits))
    return -d, -(1 - d)


# %% wrong_for_d: expect slopes with respect to D
def generator_slopes(logits):
    d = special.expit(logits)
    return -1 / (1 - d), -1 / d


# %% wrong_losses: expect the losses, not their slopes
def generator_slopes(logits):
    return -np.logaddexp(0, logits), np.logaddexp(0, -logits)


# %% wrong_mean: expect without 1 / n
def generator_slopes(logits):
    return -special.expit(logits) / len(logits), -special.expit(-logits) / len(logits)


# %% wrong_not_simplified: expect shorten the product
def generator_slopes(logits):
    d = special.expit(logits)
    return -1 / (1 - d) * d * (1 - d), -1 / d * d * (1 - d)


# %% wrong_of_the_sigmoid: expect the slope of the sigmoid alone
def generator_slopes(logits):
    d = special.expit(logits)
    return -d * (1 - d), -d * (1 - d)


# %% wrong_order: expect in the wrong order
def generator_slopes(logits):
    return -special.expit(-logits), -special.expit(logits)


# %% wrong_second_sign: expect the second has its sign flipped
def generator_slopes(logits):
    d = special.expit(logits)
    return -d, 1 - d


# %% wrong_signs: expect the signs are flipped
def generator_slopes(logits):
    return special.expit(logits), special.expit(-logits)
