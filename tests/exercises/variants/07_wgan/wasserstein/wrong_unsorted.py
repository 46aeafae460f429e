# expect: neither sample is sorted
def wasserstein(a, b):
    return np.mean(np.abs(np.repeat(a, len(b)) - np.repeat(b, len(a))))
