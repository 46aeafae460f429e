# expect: of the reference alone
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    mean, variance = reference.mean(axis=0), reference.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
