# expect: there are always six columns
def orders(kinds, greys):
    one_hot = (kinds[:, None] == np.unique(kinds)).astype(float)
    return np.concatenate([one_hot, greys[:, None] / 127.5 - 1], axis=1)
