# expect: the first order
def grid(y, z):
    return np.concatenate([np.tile(y[0], (len(z) * len(y), 1)), np.repeat(z, len(y), axis=0)], axis=1)
