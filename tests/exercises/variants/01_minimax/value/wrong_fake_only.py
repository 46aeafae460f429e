# expect: only the fake half
def value(p, q, d):
    return np.sum(special.xlogy(q, 1 - d))
