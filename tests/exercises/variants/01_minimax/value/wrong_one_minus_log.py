# expect: the second term is 1 - log D
def value(p, q, d):
    return np.sum(p * np.log(d)) + np.sum(q * (1 - np.log(d)))
