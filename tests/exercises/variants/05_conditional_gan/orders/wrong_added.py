# expect: share their columns
def orders(kinds, greys):
    return np.eye(6)[kinds] + (greys[:, None] / 127.5 - 1)
