# expect: certain and wrong
def value(p, q, d):
    return np.sum(p * np.log(d + 1e-8) + q * np.log(1 - d + 1e-8))
