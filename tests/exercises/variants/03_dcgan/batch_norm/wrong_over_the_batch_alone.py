# expect: over the batch alone
def batch_norm(x, gamma, beta, epsilon):
    mean, variance = x.mean(axis=0, keepdims=True), x.var(axis=0, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
