def wasserstein(a, b):
    n, m = len(a), len(b)
    u = np.unique(np.concatenate([np.arange(n + 1) * m, np.arange(m + 1) * n]))
    middles = (u[1:] + u[:-1]) / 2
    gaps = np.sort(a)[(middles // m).astype(int)] - np.sort(b)[(middles // n).astype(int)]
    return float(np.sum(np.abs(gaps) * np.diff(u)) / (n * m))
