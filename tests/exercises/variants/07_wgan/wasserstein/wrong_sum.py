# expect: this is a sum
def wasserstein(a, b):
    return np.sum(np.abs(np.sort(a) - np.sort(b)))
