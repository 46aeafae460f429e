# expect: every row has the same number
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.full((count, 1), np.random.uniform(-1, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
