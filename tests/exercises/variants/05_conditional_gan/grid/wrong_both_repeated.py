# expect: both are repeated in place
def grid(y, z):
    return np.concatenate([np.repeat(y, len(z), axis=0), np.repeat(z, len(y), axis=0)], axis=1)
