# expect: each column was drawn by itself
def draw(count, shares, noise):
    kinds = (np.random.uniform(size=(count, len(shares))) < shares).astype(float)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
