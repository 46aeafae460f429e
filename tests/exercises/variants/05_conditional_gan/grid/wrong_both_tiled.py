# expect: both go round at once
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.tile(z, (len(y), 1))], axis=1)
