# expect: ordinary batch normalisation
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    return gamma * (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon) + beta
