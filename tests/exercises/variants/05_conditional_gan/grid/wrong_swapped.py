# expect: rows and columns are swapped
def grid(y, z):
    return np.concatenate([np.repeat(y, len(z), axis=0), np.tile(z, (len(y), 1))], axis=1)
