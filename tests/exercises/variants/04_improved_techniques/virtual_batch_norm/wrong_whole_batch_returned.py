# expect: all of it came back
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    together = np.concatenate([reference, x])
    return gamma * (together - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta
