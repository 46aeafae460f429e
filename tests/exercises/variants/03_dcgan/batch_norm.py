# %% right_channel_by_channel
def batch_norm(x, gamma, beta, epsilon):
    y = np.empty_like(x)
    for c in range(x.shape[3]):
        values = x[:, :, :, c]
        mean = np.sum(values) / values.size
        variance = np.sum((values - mean) ** 2) / values.size
        y[:, :, :, c] = gamma[c] * (values - mean) * (variance + epsilon) ** -0.5 + beta[c]
    return y


# %% right_flattened
def batch_norm(x, gamma, beta, epsilon):
    rows = x.reshape(-1, x.shape[-1])
    rows = (rows - rows.mean(0)) / np.sqrt(rows.var(0) + epsilon)
    return (gamma * rows + beta).reshape(x.shape)


# %% right_keepdims
def batch_norm(x, gamma, beta, epsilon):
    centred = x - np.mean(x, axis=(0, 1, 2), keepdims=True)
    variance = np.mean(centred**2, axis=(0, 1, 2), keepdims=True)
    scale = gamma / np.sqrt(variance + epsilon)
    return centred * scale + beta


# %% right_keras
def batch_norm(x, gamma, beta, epsilon):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build(x.shape)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    return layer(x.astype("float32"), training=True).numpy()


# %% right_tensorflow
def batch_norm(x, gamma, beta, epsilon):
    x = tf.constant(x)
    mean, variance = tf.nn.moments(x, axes=[0, 1, 2])
    return tf.nn.batch_normalization(x, mean, variance, beta, gamma, epsilon).numpy()


# %% wrong_beta_first: expect first gamma, then beta
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return gamma * ((x - mean) / np.sqrt(variance + epsilon) + beta)


# %% wrong_channels_first: expect as in PyTorch
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 2, 3), keepdims=True), x.var(axis=(0, 2, 3), keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_divided_by_variance: expect divides by the variance
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return gamma * (x - mean) / (variance + epsilon) + beta


# %% wrong_each_image: expect instance normalisation
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(1, 2), keepdims=True), x.var(axis=(1, 2), keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_epsilon_outside: expect outside the root
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return gamma * (x - mean) / (np.sqrt(variance) + epsilon) + beta


# %% wrong_in_place: expect works in place
def batch_norm(x, gamma, beta, epsilon):
    x -= x.mean(axis=(0, 1, 2))
    x /= np.sqrt(x.var(axis=(0, 1, 2)) + epsilon)
    return gamma * x + beta


# %% wrong_inference: expect unless you say training=True
def batch_norm(x, gamma, beta, epsilon):
    layer = layers.BatchNormalization(epsilon=epsilon)
    layer.build(x.shape)
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    return layer(x.astype("float32")).numpy()


# %% wrong_layer_normalisation: expect layer normalisation
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(1, 2, 3), keepdims=True), x.var(axis=(1, 2, 3), keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_mean_square: expect root of the mean square
def batch_norm(x, gamma, beta, epsilon):
    mean, square = x.mean(axis=(0, 1, 2)), (x**2).mean(axis=(0, 1, 2))
    return gamma * (x - mean) / np.sqrt(square + epsilon) + beta


# %% wrong_n_minus_one: expect divided by n - 1
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2), ddof=1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_nan_replaced: expect epsilon is missing
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    normalised = (x - mean) / np.sqrt(variance)
    return gamma * np.nan_to_num(normalised) + beta


# %% wrong_no_epsilon: expect epsilon is missing
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return gamma * (x - mean) / np.sqrt(variance) + beta


# %% wrong_not_centred: expect the mean is not subtracted
def batch_norm(x, gamma, beta, epsilon):
    variance = x.var(axis=(0, 1, 2))
    return gamma * x / np.sqrt(variance + epsilon) + beta


# %% wrong_one_for_all: expect for all channels together
def batch_norm(x, gamma, beta, epsilon):
    return gamma * (x - x.mean()) / np.sqrt(x.var() + epsilon) + beta


# %% wrong_only_normalised: expect gamma and beta are missing
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return (x - mean) / np.sqrt(variance + epsilon)


# %% wrong_over_the_batch_alone: expect over the batch alone
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_over_the_channels: expect over the channels
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=-1, keepdims=True), x.var(axis=-1, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_root_of_deviation: expect np.var, not np.std
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.std(axis=(0, 1, 2))
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_shape_of_statistics: expect the statistics do not fit
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(1, 2)), x.var(axis=(1, 2))
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta


# %% wrong_swapped: expect gamma and beta are swapped
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return beta * (x - mean) / np.sqrt(variance + epsilon) + gamma
