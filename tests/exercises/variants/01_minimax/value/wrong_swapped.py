# expect: p and q are swapped
def value(p, q, d):
    return np.sum(special.xlogy(q, d) + special.xlogy(p, 1 - d))
