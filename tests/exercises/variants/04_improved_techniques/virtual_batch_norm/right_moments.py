def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    n = len(reference) + 1
    mean = (reference.sum(axis=0) + x) / n
    square = ((reference**2).sum(axis=0) + x**2) / n
    return gamma * (x - mean) / np.sqrt(square - mean**2 + epsilon) + beta
