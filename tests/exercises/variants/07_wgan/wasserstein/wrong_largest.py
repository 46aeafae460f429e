# expect: longest way
def wasserstein(a, b):
    return np.max(np.abs(np.sort(a) - np.sort(b)))
