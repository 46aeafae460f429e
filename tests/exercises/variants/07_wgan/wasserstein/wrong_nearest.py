# expect: goes to the nearest one
def wasserstein(a, b):
    return np.abs(a[:, None] - b[None, :]).min(axis=1).mean()
