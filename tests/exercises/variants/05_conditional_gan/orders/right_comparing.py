def orders(kinds, greys):
    y = np.zeros((len(kinds), 7), "float32")
    y[:, :6] = kinds[:, None] == np.arange(6)
    y[:, 6] = (greys - 127.5) / 127.5
    return y
