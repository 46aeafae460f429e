def grid(y, z):
    shape = (len(z), len(y))
    ys = np.broadcast_to(y[None], (*shape, y.shape[1]))
    zs = np.broadcast_to(z[:, None], (*shape, z.shape[1]))
    return np.concatenate([ys, zs], axis=2).reshape(len(z) * len(y), -1)
