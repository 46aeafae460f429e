# expect: around the reference's mean
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference)
    centre = reference.mean(axis=0)
    mean = (n * centre + x) / (n + 1)
    variance = (((reference - centre) ** 2).sum(axis=0) + (x - centre) ** 2) / (n + 1)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
