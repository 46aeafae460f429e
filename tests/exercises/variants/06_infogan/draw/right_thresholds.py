def draw(count, shares, noise):
    z = np.random.randn(count, len(shares) + 1 + noise)
    bounds = np.cumsum(shares)[:-1]
    for row in z:
        kind = int((np.random.rand() > bounds).sum())
        row[: len(shares)] = 0
        row[kind] = 1
        row[len(shares)] = 2 * np.random.rand() - 1
    return z
