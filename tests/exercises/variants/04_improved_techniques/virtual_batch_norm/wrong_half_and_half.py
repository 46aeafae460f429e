# expect: weighs as much as the whole reference
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    mean = (reference.mean(axis=0) + x) / 2
    spread = np.array([((reference - m) ** 2).mean(axis=0) for m in mean])
    variance = (spread + (x - mean) ** 2) / 2
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta
