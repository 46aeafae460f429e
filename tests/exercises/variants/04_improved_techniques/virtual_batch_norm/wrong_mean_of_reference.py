# expect: the mean is that of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = reference.mean(axis=0), together.var(axis=0)
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y
