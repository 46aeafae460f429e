# expect: outside the root
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(0, 1, 2)), x.var(axis=(0, 1, 2))
    return gamma * (x - mean) / (np.sqrt(variance) + epsilon) + beta
