# expect: the sign is flipped
def value(p, q, d):
    return -np.sum(special.xlogy(p, d) + special.xlogy(q, 1 - d))
