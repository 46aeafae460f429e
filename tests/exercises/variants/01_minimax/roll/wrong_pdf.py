# expect: the bell curve itself
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], norm.pdf(z), side="right")
