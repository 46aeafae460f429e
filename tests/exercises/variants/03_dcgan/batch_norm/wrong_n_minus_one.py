# expect: divided by n - 1
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2), ddof=1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
