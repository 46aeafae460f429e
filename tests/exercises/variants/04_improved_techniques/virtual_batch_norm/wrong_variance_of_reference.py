# expect: the variance is that of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(axis=0), reference.var(axis=0)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y
