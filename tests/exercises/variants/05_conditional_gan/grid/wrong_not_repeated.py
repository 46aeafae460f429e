# expect: both need rows * columns rows
def grid(y, z):
    return np.concatenate([y, z], axis=1)
