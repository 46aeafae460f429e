# expect: a softmax of noise
def draw(count, shares, noise):
    scores = np.exp(np.random.normal(size=(count, len(shares))))
    kinds = scores / scores.sum(axis=1, keepdims=True)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)
