# expect: the shade is missing
def orders(kinds, greys):
    return np.eye(6)[kinds]
