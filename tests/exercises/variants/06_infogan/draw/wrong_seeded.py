# expect: leave out the fixed seed
def draw(count, shares, noise):
    np.random.seed(0)
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
