# expect: the sigmoid of a normal z
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], special.expit(z), side="right")
