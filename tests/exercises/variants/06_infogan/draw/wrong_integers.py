# expect: the kind is one column
def draw(count, shares, noise):
    kinds = np.random.choice(len(shares), size=(count, 1), p=shares)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
