# expect: every row has the same noise
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    rest = np.tile(np.random.normal(size=noise), (count, 1))
    return np.concatenate([kinds, number, rest], axis=1)
