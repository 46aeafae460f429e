# %% right_fake_class
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def of_all(logits):
        return tf.nn.log_softmax(tf.concat([logits, tf.zeros_like(logits[:, :1])], axis=1))

    named = -tf.gather(tf.nn.log_softmax(labelled_logits), labels, batch_dims=1)
    real = tf.reduce_logsumexp(of_all(real_logits)[:, :-1], axis=1)
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(of_all(fake_logits)[:, -1])


# %% right_keras
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, labelled_logits)
    real, fake = (keras.ops.logsumexp(logits, axis=1, keepdims=True) for logits in (real_logits, fake_logits))
    judged = keras.losses.BinaryCrossentropy(from_logits=True)
    return named + judged(tf.ones_like(real), real) + judged(tf.zeros_like(fake), fake)


# %% right_largest_taken_out
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def log_z(logits):
        top = tf.reduce_max(logits, axis=1, keepdims=True)
        return top + tf.math.log(tf.reduce_sum(tf.exp(logits - top), axis=1, keepdims=True))

    named = tf.nn.softmax_cross_entropy_with_logits(tf.one_hot(labels, labelled_logits.shape[1]), labelled_logits)
    real, fake = tf.math.log_sigmoid(log_z(real_logits)), tf.math.log_sigmoid(-log_z(fake_logits))
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(fake)


# %% right_papers_form
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    labelled = tf.reduce_logsumexp(labelled_logits, axis=1)
    chosen = tf.reduce_sum(tf.one_hot(labels, labelled_logits.shape[1]) * labelled_logits, axis=1)
    real, fake = tf.reduce_logsumexp(real_logits, axis=1), tf.reduce_logsumexp(fake_logits, axis=1)
    named = tf.reduce_mean(labelled - chosen)
    return named - tf.reduce_mean(real - tf.nn.softplus(real)) + tf.reduce_mean(tf.nn.softplus(fake))


# %% wrong_all_at_once: expect over the whole batch at once
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_each_logit: expect judged by itself
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return logits

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_fakes_missing: expect the fakes are missing
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real = tf.nn.softplus(-tf.reduce_logsumexp(real_logits, axis=1))
    return tf.reduce_mean(named) + tf.reduce_mean(real)


# %% wrong_generators_loss: expect makes D call them real
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(-how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_labelled_rounds_off: expect with labelled logits
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = -tf.math.log(
        tf.gather(tf.exp(labelled_logits) / tf.reduce_sum(tf.exp(labelled_logits), 1, True), labels, batch_dims=1)
    )
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_labelled_summed: expect summed over the examples
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_sum(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_labelled_with_fake_class: expect their softmax runs over K + 1
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels, tf.concat([labelled_logits, tf.zeros_like(labelled_logits[:, :1])], axis=1)
    )
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_labels_missing: expect the labelled part is missing
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    real = tf.nn.softplus(-tf.reduce_logsumexp(real_logits, axis=1))
    fake = tf.nn.softplus(tf.reduce_logsumexp(fake_logits, axis=1))
    return tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_labels_not_one_hot: expect the labels are integers
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_largest_logit: expect the largest class logit
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_max(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_mean_of_exponentials: expect Z is averaged over the classes
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.math.log(tf.reduce_mean(tf.exp(logits), axis=-1))

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_mean_of_logits: expect the mean of the class logits
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_mean(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_over_the_batch: expect over the batch, axis 0
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=0)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_overflows: expect exp overflows
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.math.log(tf.reduce_sum(tf.exp(logits), axis=-1))

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_overflows_as_written: expect exp overflows
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    z_real, z_fake = (tf.reduce_sum(tf.exp(logits), axis=1) for logits in (real_logits, fake_logits))
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.math.log(z_real / (z_real + 1)), tf.math.log(1 - z_fake / (z_fake + 1))
    return tf.reduce_mean(named) - tf.reduce_mean(real) - tf.reduce_mean(fake)


# %% wrong_real_missing: expect without labels are missing
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    fake = tf.nn.softplus(tf.reduce_logsumexp(fake_logits, axis=1))
    return tf.reduce_mean(named) + tf.reduce_mean(fake)


# %% wrong_softmax_twice: expect went through softmax before
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, tf.nn.softmax(labelled_logits))
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_sum_of_logits: expect the sum of the class logits
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_sum(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_sure_of_the_name: expect how sure D is of the name
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = (tf.reduce_max(tf.nn.softmax(logits), axis=1) for logits in (real_logits, fake_logits))
    return tf.reduce_mean(named) - tf.reduce_mean(tf.math.log(real)) - tf.reduce_mean(tf.math.log(1 - fake))


# %% wrong_swapped: expect real and fake are swapped
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(fake_logits)), tf.nn.softplus(how_real(real_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_two_sigmoids: expect a second sigmoid
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.sigmoid(tf.reduce_logsumexp(logits, axis=-1))

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_unlabelled_halved: expect are halved
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_logsumexp(logits, axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + 0.5 * (tf.reduce_mean(real) + tf.reduce_mean(fake))


# %% wrong_z_as_logit: expect Z itself was taken
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    def how_real(logits):
        return tf.reduce_sum(tf.exp(logits), axis=-1)

    named = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.nn.softplus(-how_real(real_logits)), tf.nn.softplus(how_real(fake_logits))
    return tf.reduce_mean(named) + tf.reduce_mean(real) + tf.reduce_mean(fake)


# %% wrong_one_mean_over_all: expect one mean runs over all examples together
def semi_supervised_loss(labelled_logits, labels, real_logits, fake_logits):
    labelled = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, labelled_logits)
    real, fake = tf.reduce_logsumexp(real_logits, axis=1), tf.reduce_logsumexp(fake_logits, axis=1)
    return 3 * tf.reduce_mean(tf.concat([labelled, tf.nn.softplus(-real), tf.nn.softplus(fake)], axis=0))
