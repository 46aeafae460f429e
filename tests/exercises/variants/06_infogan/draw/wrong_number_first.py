# expect: the order is kind, number, noise
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([number, kinds, np.random.normal(size=(count, noise))], axis=1)
