def wasserstein(a, b):
    n, m = len(a), len(b)
    u = (np.arange(n * m) + 0.5) / (n * m)
    gaps = np.quantile(a, u, method="inverted_cdf") - np.quantile(b, u, method="inverted_cdf")
    return np.abs(gaps).mean()
