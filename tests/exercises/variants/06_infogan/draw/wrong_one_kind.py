# expect: every row has the same kind
def draw(count, shares, noise):
    kind = np.random.choice(len(shares), p=shares)
    kinds = np.tile(np.eye(len(shares))[kind], (count, 1))
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
