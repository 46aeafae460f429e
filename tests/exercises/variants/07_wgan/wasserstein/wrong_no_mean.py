# expect: single number
def wasserstein(a, b):
    return np.abs(np.sort(a) - np.sort(b))
