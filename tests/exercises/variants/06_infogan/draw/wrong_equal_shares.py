# expect: every kind comes equally often
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.randint(len(shares), size=count)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
