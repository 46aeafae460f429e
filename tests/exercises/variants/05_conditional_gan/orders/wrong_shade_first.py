# expect: the shade stands first
def orders(kinds, greys):
    return np.concatenate([greys[:, None] / 127.5 - 1, np.eye(6)[kinds]], axis=1)
