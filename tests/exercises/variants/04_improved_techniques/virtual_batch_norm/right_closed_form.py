def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    centre = reference.mean(axis=0)
    mean = centre + (x - centre) / (n + 1)
    variance = n / (n + 1) * reference.var(axis=0) + n / (n + 1) ** 2 * (x - centre) ** 2
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
