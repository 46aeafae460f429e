# expect: 0 · log 0 is nan
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(p * np.log(p / m) + q * np.log(q / m)) / 2
