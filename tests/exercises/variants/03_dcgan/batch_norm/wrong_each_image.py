# expect: instance normalisation
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=(1, 2), keepdims=True), x.var(axis=(1, 2), keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
