# expect: the mean is not subtracted
def batch_norm(x, gamma, beta, epsilon):
    variance = x.var(axis=(0, 1, 2))
    return gamma * x / np.sqrt(variance + epsilon) + beta
