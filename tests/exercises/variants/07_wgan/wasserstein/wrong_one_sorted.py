# expect: only one of the two is sorted
def wasserstein(a, b):
    return np.mean(np.abs(np.repeat(np.sort(a), len(b)) - np.repeat(b, len(a))))
