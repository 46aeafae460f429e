# expect: 0 · log 0 is nan
def value(p, q, d):
    return np.sum(p * np.log(d) + q * np.log(1 - d))
