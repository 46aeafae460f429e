# %% right_jacobian
def step(p, scores, logits, rate):
    q = np.exp(scores - scores.max())
    q = q / q.sum()
    d = 1 / (1 + np.exp(-logits))
    logits = logits + rate * (p - (p + q) * d)
    cost = np.logaddexp(0, -logits)
    return scores - rate * (np.diag(q) - np.outer(q, q)) @ cost, logits


# %% right_loop
def step(p, scores, logits, rate):
    q = special.softmax(scores)
    new_logits, new_scores = np.zeros(6), np.zeros(6)
    for i in range(6):
        d = special.expit(logits[i])
        new_logits[i] = logits[i] + rate * (p[i] * (1 - d) - q[i] * d)
    c = -special.log_expit(new_logits)
    for i in range(6):
        new_scores[i] = scores[i] - rate * q[i] * (c[i] - np.dot(q, c))
    return new_scores, new_logits


# %% right_tensorflow
def step(p, scores, logits, rate):
    import tensorflow as tf

    p, scores, logits = [tf.constant(array, tf.float64) for array in (p, scores, logits)]
    with tf.GradientTape() as tape:
        tape.watch(logits)
        q = tf.nn.softmax(scores)
        value = -tf.reduce_sum(p * tf.nn.softplus(-logits) + q * tf.nn.softplus(logits))
    logits = logits + rate * tape.gradient(value, logits)
    with tf.GradientTape() as tape:
        tape.watch(scores)
        cost = tf.reduce_sum(tf.nn.softmax(scores) * tf.nn.softplus(-logits))
    scores = scores - rate * tape.gradient(cost, scores)
    return scores.numpy(), logits.numpy()


# %% right_turns_as_functions
def step(p, scores, logits, rate):
    def d_turn(scores, logits):
        q, d = special.softmax(scores), special.expit(logits)
        return logits + rate * (p * (1 - d) - q * d)

    def g_turn(scores, logits):
        q, c = special.softmax(scores), -np.log(special.expit(logits))
        return scores - rate * q * (c - q @ c)

    logits = d_turn(scores, logits)
    return g_turn(scores, logits), logits


# %% wrong_at_once: expect as it was before its turn
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    c = np.logaddexp(0, -logits)
    return scores - rate * q * (c - np.sum(q * c)), logits + rate * (p * (1 - d) - q * d)


# %% wrong_d_descends: expect D went downhill
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits - rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_g_climbs: expect G went uphill
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores + rate * q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_g_stands_still: expect G did not move
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    return scores, logits


# %% wrong_generator_first: expect G had the first turn
def step(p, scores, logits, rate):
    q, c = special.softmax(scores), np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    q, d = special.softmax(scores), special.expit(logits)
    return scores, logits + rate * (p * (1 - d) - q * d)


# %% wrong_in_place: expect works in place
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits += rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores -= rate * q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_labelled_fake: expect learns to be caught
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_no_mean_cost: expect the mean cost is missing
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * c
    return scores, logits


# %% wrong_no_rate: expect the rate is missing
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_only_one_returned: expect return scores, logits
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores


# %% wrong_order: expect returned in the wrong order
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return logits, scores


# %% wrong_real_die_in_both: expect G's is not
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * p * (c - np.sum(q * c))
    return scores, logits


# %% wrong_returns_the_die: expect returns the fake die
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return special.softmax(scores), logits


# %% wrong_saturating: expect the saturating loss
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = -np.logaddexp(0, logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores, logits


# %% wrong_scores_as_die: expect taken for probabilities
def step(p, scores, logits, rate):
    q, d = scores, special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores, logits
