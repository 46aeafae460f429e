def virtual_batch_norm(x, reference, gamma, beta, epsilon):
    rows = np.broadcast_to(reference, (len(x), *reference.shape))
    together = np.concatenate([rows, x[:, None]], axis=1)
    return gamma * (x - together.mean(axis=1)) / np.sqrt(together.var(axis=1) + epsilon) + beta
