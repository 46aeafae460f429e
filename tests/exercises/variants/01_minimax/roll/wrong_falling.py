# expect: a large z should give a high face
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], 1 - norm.cdf(z), side="right")
