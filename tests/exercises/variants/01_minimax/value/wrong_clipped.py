# expect: certain and wrong
def value(p, q, d):
    d = np.clip(d, 1e-7, 1 - 1e-7)
    return np.sum(p * np.log(d) + q * np.log(1 - d))
