# expect: left out
def wasserstein(a, b):
    n = min(len(a), len(b))
    return np.abs(np.sort(a[:n]) - np.sort(b[:n])).mean()
