# expect: both need rows * columns rows
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.repeat(z, len(y))], axis=1)
