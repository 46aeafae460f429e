# expect: in bits
def value(p, q, d):
    return np.sum(special.xlogy(p, d) + special.xlogy(q, 1 - d)) / np.log(2)
