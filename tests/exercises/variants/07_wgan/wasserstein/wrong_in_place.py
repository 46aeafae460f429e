# expect: sorts in place
def wasserstein(a, b):
    a.sort()
    b.sort()
    return np.mean(np.abs(np.repeat(a, len(b)) - np.repeat(b, len(a))))
