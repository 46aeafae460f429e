# expect: the whole batch was joined to the reference, so
def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    together = np.concatenate([reference, x])
    return gamma * (x - together.mean(axis=0)) / np.sqrt(together.var(axis=0) + epsilon) + beta
