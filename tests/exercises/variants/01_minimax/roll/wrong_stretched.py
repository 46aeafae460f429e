# expect: stretched from its smallest
def roll(q, z):
    u = (z - z.min()) / (z.max() - z.min())
    return np.searchsorted(np.cumsum(q)[:-1], u, side="right")
