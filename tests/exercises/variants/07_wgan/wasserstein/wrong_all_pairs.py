# expect: averages over all pairs
def wasserstein(a, b):
    return np.mean(np.abs(a[:, None] - b[None, :]))
