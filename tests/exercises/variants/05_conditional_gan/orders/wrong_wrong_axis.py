# expect: join along axis=1
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys[:, None] / 127.5 - 1], axis=0)
