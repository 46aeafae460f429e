# expect: a bag (4) would be twice a dress
def orders(kinds, greys):
    return np.stack([kinds, greys / 127.5 - 1], axis=1)
