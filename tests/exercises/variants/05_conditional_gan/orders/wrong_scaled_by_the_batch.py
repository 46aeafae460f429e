# expect: the others of this batch
def orders(kinds, greys):
    shade = (greys - greys.min()) / (greys.max() - greys.min()) * 2 - 1
    return np.concatenate([np.eye(6)[kinds], shade[:, None]], axis=1)
