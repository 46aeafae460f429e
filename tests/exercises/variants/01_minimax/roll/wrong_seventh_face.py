# expect: the sixth sum
def roll(q, z):
    sums = np.cumsum(q)
    sums[-1] = 1.0
    return np.searchsorted(sums, norm.cdf(z), side="right")
