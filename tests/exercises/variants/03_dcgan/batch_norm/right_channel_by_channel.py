def batch_norm(x, gamma, beta, epsilon):
    y = np.empty_like(x)
    for c in range(x.shape[3]):
        values = x[:, :, :, c]
        mean = np.sum(values) / values.size
        variance = np.sum((values - mean) ** 2) / values.size
        y[:, :, :, c] = gamma[c] * (values - mean) * (variance + epsilon) ** -0.5 + beta[c]
    return y
