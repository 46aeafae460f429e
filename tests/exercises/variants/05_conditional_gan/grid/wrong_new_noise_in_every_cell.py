# expect: noise of its own
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.random.normal(size=(len(z) * len(y), z.shape[1]))], axis=1)
