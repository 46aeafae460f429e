# expect: fakes enter with log D
def value(p, q, d):
    return np.sum(special.xlogy(p, d)) + np.sum(special.xlogy(q, d))
