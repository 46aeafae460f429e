# expect: np.var, not np.std
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.std(axis=(0, 1, 2))
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
