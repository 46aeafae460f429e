# expect: the noise is missing
def grid(y, z):
    return np.tile(y, (len(z), 1))
