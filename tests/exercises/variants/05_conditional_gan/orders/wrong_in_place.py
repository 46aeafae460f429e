# expect: changed an array
def orders(kinds, greys):
    greys /= 127.5
    greys -= 1
    return np.concatenate([np.eye(6)[kinds], greys[:, None]], axis=1)
