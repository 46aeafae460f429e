def roll(q, z):
    return np.array([np.searchsorted(np.cumsum(q)[:-1], norm.cdf(one), side="right") for one in z])
