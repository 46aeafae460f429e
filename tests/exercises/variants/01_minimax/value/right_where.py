def value(p, q, d):
    return np.where(p > 0, p * np.log(d), 0).sum() + np.where(q > 0, q * np.log(1 - d), 0).sum()
