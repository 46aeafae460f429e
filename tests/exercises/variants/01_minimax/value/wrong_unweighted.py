# expect: every face counts the same
def value(p, q, d):
    return np.sum(np.log(d)) + np.sum(np.log(1 - d))
