# expect: gamma and beta are missing
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return (x - mean) / np.sqrt(variance + epsilon)
