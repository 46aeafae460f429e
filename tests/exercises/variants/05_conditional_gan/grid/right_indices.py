def grid(y, z):
    i, j = np.divmod(np.arange(len(z) * len(y)), len(y))
    return np.hstack([y[j], z[i]])
