# expect: certain and wrong
def value(p, q, d):
    return np.sum(np.nan_to_num(p * np.log(d)) + np.nan_to_num(q * np.log(1 - d)))
