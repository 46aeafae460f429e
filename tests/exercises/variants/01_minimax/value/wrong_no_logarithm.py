# expect: the logarithms are missing
def value(p, q, d):
    return np.sum(p * d) + np.sum(q * (1 - d))
