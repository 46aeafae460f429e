# %% right_cross_entropy
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return entropy - tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, logits))


# %% right_keras_loss
def category_bound(one_hot, logits, shares):
    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    entropy = float((shares * np.log(1 / shares)).sum())
    return entropy - loss(one_hot, logits)


# %% right_logsumexp
def category_bound(one_hot, logits, shares):
    p = tf.constant(shares, tf.float32)
    own = tf.reduce_sum(one_hot * logits, axis=1)
    log_q = own - tf.reduce_logsumexp(logits, axis=1)
    return tf.reduce_mean(log_q) - tf.reduce_sum(p * tf.math.log(p))


# %% wrong_argmax: expect how often argmax is right
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    right = tf.argmax(logits, axis=1) == tf.argmax(one_hot, axis=1)
    return tf.reduce_mean(tf.cast(right, tf.float32)) + entropy


# %% wrong_as_a_loss: expect this is minus the bound
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return -(tf.reduce_mean(log_q) + entropy)


# %% wrong_bare_logits: expect a logit is no log-probability
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.reduce_sum(one_hot * logits, axis=1)) + entropy


# %% wrong_binary: expect a sigmoid judges every kind by itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return entropy - tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(one_hot, logits))


# %% wrong_bits: expect this is in bits
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return (tf.reduce_mean(log_q) - np.sum(shares * np.log(shares))) / np.log(2)


# %% wrong_cross_entropy_added: expect the sign of log Q is flipped
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, logits)) + entropy


# %% wrong_cross_entropy_alone: expect the sign of log Q is flipped
def category_bound(one_hot, logits, shares):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, logits))


# %% wrong_double: expect float32 and float64 met
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) - tf.reduce_sum(shares * tf.math.log(shares))


# %% wrong_each_example: expect its mean over axis 0 is the right one
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return log_q + entropy


# %% wrong_entropy_in_bits: expect this is in bits
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) - np.sum(shares * np.log2(shares))


# %% wrong_entropy_of_batch: expect from the kinds of this batch
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    p = tf.reduce_mean(one_hot, axis=0)
    return tf.reduce_mean(log_q) - tf.reduce_sum(p * tf.math.log(p))


# %% wrong_entropy_of_guesses: expect from what the recogniser says
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    p = tf.reduce_mean(tf.nn.softmax(logits), axis=0)
    return tf.reduce_mean(log_q) - tf.reduce_sum(p * tf.math.log(p))


# %% wrong_entropy_taken_off: expect H is taken off
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) + np.sum(shares * np.log(shares))


# %% wrong_epsilon: expect the softmax rounds to 0
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.nn.softmax(logits)
    log_q = tf.reduce_sum(one_hot * tf.math.log(q + 1e-8), axis=1)
    return tf.reduce_mean(log_q) + entropy


# %% wrong_guess_entropy: expect the entropy of the guess
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.nn.softmax(logits)
    return tf.reduce_mean(tf.reduce_sum(q * tf.math.log(q), axis=1)) + entropy


# %% wrong_log_of_kinds: expect H is log of the number of kinds
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q) + np.log(len(shares))


# %% wrong_log_of_logits: expect the logarithm met a 0
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(tf.reduce_sum(one_hot * tf.math.log(logits), axis=1)) + entropy


# %% wrong_log_of_mean: expect the mean comes before the logarithm
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.reduce_sum(one_hot * tf.nn.softmax(logits), axis=1)
    return tf.math.log(tf.reduce_mean(q)) + entropy


# %% wrong_mean_of_all: expect the mean runs over the kinds too
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return tf.reduce_mean(one_hot * tf.nn.log_softmax(logits)) + entropy


# %% wrong_no_entropy: expect H is missing
def category_bound(one_hot, logits, shares):
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_mean(log_q)


# %% wrong_numpy: expect TensorFlow lost the gradient
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    logits = np.asarray(logits)
    log_q = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return tf.constant(np.sum(one_hot * log_q) / len(logits) + entropy)


# %% wrong_probability: expect this averages Q itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    q = tf.reduce_sum(one_hot * tf.nn.softmax(logits), axis=1)
    return tf.reduce_mean(q) + entropy


# %% wrong_shares_for_kinds: expect compared with the shares
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    p = tf.constant(shares, tf.float32)
    return tf.reduce_mean(tf.reduce_sum(p * tf.nn.log_softmax(logits), axis=1)) + entropy


# %% wrong_sigmoid: expect a sigmoid judges every kind by itself
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.math.log_sigmoid(logits), axis=1)
    return tf.reduce_mean(log_q) + entropy


# %% wrong_softmax_twice: expect the softmax is applied twice
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    return entropy - tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(one_hot, tf.nn.softmax(logits)))


# %% wrong_sum: expect this is a sum over the batch
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits), axis=1)
    return tf.reduce_sum(log_q) + entropy


# %% wrong_wrong_axis: expect the softmax runs over the examples
def category_bound(one_hot, logits, shares):
    entropy = -np.sum(shares * np.log(shares))
    log_q = tf.reduce_sum(one_hot * tf.nn.log_softmax(logits, axis=0), axis=1)
    return tf.reduce_mean(log_q) + entropy
