# expect: with the shade as a column
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys / 127.5 - 1], axis=1)
