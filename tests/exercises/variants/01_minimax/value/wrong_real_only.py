# expect: only the real half
def value(p, q, d):
    return np.sum(special.xlogy(p, d))
