# expect: for all features together
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    y = np.empty_like(x)
    for i in range(len(x)):
        together = np.concatenate([reference, x[i : i + 1]])
        mean, variance = together.mean(), together.var()
        y[i] = gamma * (x[i] - mean) / np.sqrt(variance + epsilon) + beta
    return y
