# expect: one copy of the sample after the other
def wasserstein(a, b):
    return np.mean(np.abs(np.tile(np.sort(a), len(b)) - np.tile(np.sort(b), len(a))))
