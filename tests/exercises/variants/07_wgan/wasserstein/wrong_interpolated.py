# expect: not exact
def wasserstein(a, b):
    u = np.linspace(0, 1, max(len(a), len(b)))
    return np.mean(np.abs(np.quantile(a, u) - np.quantile(b, u)))
