# expect: not exact
def wasserstein(a, b):
    n = len(a) if len(a) == len(b) else 101
    u = np.linspace(0, 1, n)
    return np.mean(np.abs(np.quantile(a, u) - np.quantile(b, u)))
