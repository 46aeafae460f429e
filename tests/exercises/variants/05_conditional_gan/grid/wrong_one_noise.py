# expect: the first z
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.tile(z[0], (len(z) * len(y), 1))], axis=1)
