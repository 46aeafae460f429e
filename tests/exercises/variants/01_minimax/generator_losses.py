# %% right_array
def generator_losses(logits):
    return np.mean(np.logaddexp(0, [logits, -logits]), axis=1) * [-1, 1]


# %% right_log_expit
def generator_losses(logits):
    return special.log_expit(-logits).mean(), -special.log_expit(logits).mean()


# %% right_stable_by_hand
def generator_losses(logits):
    small = np.log1p(np.exp(-np.abs(logits)))
    softplus = np.maximum(logits, 0) + small
    return -np.mean(softplus), np.mean(softplus - logits)


# %% wrong_epsilon: expect a small number added
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(np.log(1 - d + 1e-12)), -np.mean(np.log(d + 1e-12))


# %% wrong_first_sign: expect what D pays for fakes
def generator_losses(logits):
    return np.mean(np.logaddexp(0, logits)), np.mean(np.logaddexp(0, -logits))


# %% wrong_log_of_mean: expect the logarithm of a mean
def generator_losses(logits):
    return np.log(np.mean(special.expit(-logits))), -np.log(np.mean(special.expit(logits)))


# %% wrong_log_of_sigmoid: expect rounds to 0 or 1
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(np.log(1 - d)), -np.mean(np.log(d))


# %% wrong_logits_as_probabilities: expect has no logarithm
def generator_losses(logits):
    return np.mean(np.log(1 - logits)), -np.mean(np.log(logits))


# %% wrong_no_logarithm: expect the logarithms are missing
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(1 - d), -np.mean(d)


# %% wrong_no_mean: expect its mean over axis 1 is the right one
def generator_losses(logits):
    return -np.logaddexp(0, logits), np.logaddexp(0, -logits)


# %% wrong_opposites: expect pull G opposite ways
def generator_losses(logits):
    loss = np.mean(np.logaddexp(0, -logits))
    return -loss, loss


# %% wrong_order: expect in the wrong order
def generator_losses(logits):
    return np.mean(np.logaddexp(0, -logits)), -np.mean(np.logaddexp(0, logits))


# %% wrong_plain_softplus: expect exp overflows
def generator_losses(logits):
    return -np.mean(np.log(1 + np.exp(logits))), np.mean(np.log(1 + np.exp(-logits)))


# %% wrong_second_sign: expect the second has its sign flipped
def generator_losses(logits):
    return -np.mean(np.logaddexp(0, logits)), -np.mean(np.logaddexp(0, -logits))


# %% wrong_sigmoid_twice: expect applied twice
def generator_losses(logits):
    d = special.expit(logits)
    return -np.mean(np.logaddexp(0, d)), np.mean(np.logaddexp(0, -d))


# %% wrong_signs: expect both signs are flipped
def generator_losses(logits):
    return np.mean(np.logaddexp(0, logits)), -np.mean(np.logaddexp(0, -logits))


# %% wrong_sum: expect sums over the fakes
def generator_losses(logits):
    return -np.sum(np.logaddexp(0, logits)), np.sum(np.logaddexp(0, -logits))
