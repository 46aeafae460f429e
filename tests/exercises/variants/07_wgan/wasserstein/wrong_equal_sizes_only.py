# expect: have different sizes
def wasserstein(a, b):
    return np.mean(np.abs(np.sort(a) - np.sort(b)))
