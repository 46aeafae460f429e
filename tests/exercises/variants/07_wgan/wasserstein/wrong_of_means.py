# expect: distance between the two means
def wasserstein(a, b):
    return abs(np.mean(a) - np.mean(b))
