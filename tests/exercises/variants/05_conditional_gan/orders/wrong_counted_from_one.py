# expect: too far to the left
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds - 1], greys[:, None] / 127.5 - 1], axis=1)
