# expect: one row for each order
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds].T, [greys / 127.5 - 1]])
