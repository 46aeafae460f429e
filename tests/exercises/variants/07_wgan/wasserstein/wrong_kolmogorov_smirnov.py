# expect: largest gap between the two shares
def wasserstein(a, b):
    x = np.concatenate([a, b])
    return np.max(np.abs((a <= x[:, None]).mean(1) - (b <= x[:, None]).mean(1)))
