# expect: z stands in front of y
def grid(y, z):
    return np.concatenate([np.repeat(z, len(y), axis=0), np.tile(y, (len(z), 1))], axis=1)
