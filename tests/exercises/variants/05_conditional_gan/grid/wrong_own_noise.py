# expect: other noise than z
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.repeat(np.random.normal(size=z.shape), len(y), axis=0)], axis=1)
