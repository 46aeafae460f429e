# expect: a column as well
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=count)
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
