# expect: as it is
def roll(q, z):
    return np.searchsorted(np.cumsum(q)[:-1], z, side="right")
