# expect: the shares themselves
def draw(count, shares, noise):
    kinds = np.tile(shares, (count, 1))
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
