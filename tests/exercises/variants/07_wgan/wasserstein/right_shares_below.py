def wasserstein(a, b):
    x = np.sort(np.concatenate([a, b]))
    below_a = np.searchsorted(np.sort(a), x[:-1], side="right") / len(a)
    below_b = np.searchsorted(np.sort(b), x[:-1], side="right") / len(b)
    return np.sum(np.abs(below_a - below_b) * np.diff(x))
