# expect: there are always six columns
def orders(kinds, greys):
    return np.concatenate([keras.utils.to_categorical(kinds), greys[:, None] / 127.5 - 1], axis=1)
