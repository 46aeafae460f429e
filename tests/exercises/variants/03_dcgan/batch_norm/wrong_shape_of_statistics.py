# expect: the statistics do not fit
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(1, 2)), x.var(axis=(1, 2))
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
