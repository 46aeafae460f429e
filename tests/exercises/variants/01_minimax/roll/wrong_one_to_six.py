# expect: go from 1 to 6
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], norm.cdf(z), side="right") + 1
