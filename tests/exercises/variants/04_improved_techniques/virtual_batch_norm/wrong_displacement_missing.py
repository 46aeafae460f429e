# expect: own distance from the mean is missing
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    mean = (n * reference.mean(axis=0) + x) / (n + 1)
    variance = n * reference.var(axis=0) / (n + 1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
