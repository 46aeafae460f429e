# %% right_broadcast
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = np.broadcast_to(reference, (len(x), *reference.shape))
    together = np.concatenate([rows, x[:, None]], axis=1)
    return gamma * (x - together.mean(axis=1)) / np.sqrt(together.var(axis=1) + epsilon) + beta


# %% right_closed_form
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    centre = reference.mean(axis=0)
    mean = centre + (x - centre) / (n + 1)
    variance = n / (n + 1) * reference.var(axis=0) + n / (n + 1) ** 2 * (x - centre) ** 2
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% right_last_row
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    def one(example):
        together = np.vstack([reference, example])
        normalised = (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon)
        return gamma * normalised[-1] + beta

    return np.array([one(example) for example in x])


# %% right_moments
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference) + 1
    mean = (reference.sum(axis=0) + x) / n
    square = ((reference**2).sum(axis=0) + x**2) / n
    return gamma * (x - mean) / np.sqrt(square - mean**2 + epsilon) + beta


# %% right_tensorflow
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in tf.constant(x):
        mean, variance = tf.nn.moments(tf.concat([reference, example[None]], axis=0), axes=[0])
        rows.append(tf.nn.batch_normalization(example, mean, variance, beta, gamma, epsilon))
    return tf.stack(rows).numpy()


# %% wrong_around_other_mean: expect around the reference's mean
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    centre = reference.mean(axis=0)
    mean = (n * centre + x) / (n + 1)
    variance = (((reference - centre) ** 2).sum(axis=0) + (x - centre) ** 2) / (n + 1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_displacement_missing: expect own distance from the mean is missing
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    mean = (n * reference.mean(axis=0) + x) / (n + 1)
    variance = n * reference.var(axis=0) / (n + 1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_epsilon_outside: expect outside the root
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in x:
        together = np.vstack([reference, example])
        rows.append(gamma * (example - together.mean(axis=0)) / (together.std(axis=0) + epsilon) + beta)
    return np.array(rows)


# %% wrong_half_and_half: expect weighs as much as the whole reference
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    mean = (reference.mean(axis=0) + x) / 2
    spread = np.array([((reference - m) ** 2).mean(axis=0) for m in mean])
    variance = (spread + (x - mean) ** 2) / 2
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_in_place: expect works in place
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    for i in range(len(x)):
        together = np.vstack([reference, x[i]])
        x[i] -= together.mean(axis=0)
        x[i] /= np.sqrt(together.var(axis=0) + epsilon)
    return gamma * x + beta


# %% wrong_layer_normalisation: expect layer normalisation
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    mean, variance = x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_mean_of_reference: expect the mean is that of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = reference.mean(axis=0), together.var(axis=0)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_n_minus_one: expect without ddof
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), together.var(axis=0, ddof=1)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_no_epsilon: expect epsilon is missing
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), together.var(axis=0) - epsilon
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_one_for_all: expect for all features together
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(), together.var()
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_only_normalised: expect gamma and beta are missing
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), together.var(axis=0)
        y[i] = (x[i] - mean) / np.sqrt(variance + epsilon)
    return y


# %% wrong_ordinary: expect ordinary batch normalisation
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon) + beta


# %% wrong_reference_alone: expect of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    mean, variance = reference.mean(axis=0), reference.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_reference_returned: expect the reference came back too
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = []
    for example in x:
        together = np.vstack([reference, example])
        rows.append(gamma * (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta)
    return np.array(rows)


# %% wrong_row_without_axis: expect two shapes do not fit
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i]])
        mean, variance = together.mean(axis=0), together.var(axis=0)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_running_reference: expect other examples
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows, together = [], reference
    for example in x:
        together = np.vstack([together, example])
        rows.append(gamma * (example - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta)
    return np.array(rows)


# %% wrong_swapped: expect gamma and beta are swapped
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), together.var(axis=0)
        y[i] = beta * (x[i] - mean) / np.sqrt(variance + epsilon) + gamma
    return y


# %% wrong_variance_of_reference: expect the variance is that of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), reference.var(axis=0)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y


# %% wrong_whole_batch_joined: expect the whole batch was joined to the reference, so
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    together = np.concatenate([reference, x])
    return gamma * (x - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta


# %% wrong_whole_batch_returned: expect all of it came back
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    together = np.concatenate([reference, x])
    return gamma * (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta
