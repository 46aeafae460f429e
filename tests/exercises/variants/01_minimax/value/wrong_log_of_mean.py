# expect: the logarithm of a mean
def value(p, q, d):
    return np.log(np.sum(p * d)) + np.log(np.sum(q * (1 - d)))
