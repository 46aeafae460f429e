def roll(q, z):
    return np.digitize(norm.cdf(z), np.cumsum(q)[:-1])
