# %% right_broadcast
def grid(y, z):
    shape = (len(z), len(y))
    ys = np.broadcast_to(y[None], (*shape, y.shape[1]))
    zs = np.broadcast_to(z[:, None], (*shape, z.shape[1]))
    return np.concatenate([ys, zs], axis=2).reshape(len(z) * len(y), -1)


# %% right_indices
def grid(y, z):
    i, j = np.divmod(np.arange(len(z) * len(y)), len(y))
    return np.hstack([y[j], z[i]])


# %% right_loops
def grid(y, z):
    cells = []
    for noise in z:
        for order in y:
            cells.append(np.concatenate([order, noise]))
    return np.array(cells)


# %% right_tensorflow
def grid(y, z):
    return tf.concat([tf.tile(y, (len(z), 1)), tf.repeat(z, len(y), axis=0)], axis=1)


# %% wrong_both_repeated: expect both are repeated in place
def grid(y, z):
    return np.concatenate([np.repeat(y, len(z), axis=0), np.repeat(z, len(y), axis=0)], axis=1)


# %% wrong_both_tiled: expect both go round at once
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.tile(z, (len(y), 1))], axis=1)


# %% wrong_diagonal: expect as a diagonal
def grid(y, z):
    return np.array([np.concatenate(pair) for pair in zip(y, z, strict=False)])


# %% wrong_loops_swapped: expect rows and columns are swapped
def grid(y, z):
    return np.array([np.concatenate([order, noise]) for order in y for noise in z])


# %% wrong_new_noise_in_every_cell: expect noise of its own
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.random.normal(size=(len(z) * len(y), z.shape[1]))], axis=1)


# %% wrong_no_noise: expect the noise is missing
def grid(y, z):
    return np.tile(y, (len(z), 1))


# %% wrong_not_repeated: expect both need rows * columns rows
def grid(y, z):
    return np.concatenate([y, z], axis=1)


# %% wrong_one_noise: expect the first z
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.tile(z[0], (len(z) * len(y), 1))], axis=1)


# %% wrong_one_order: expect the first order
def grid(y, z):
    return np.concatenate([np.tile(y[0], (len(z) * len(y), 1)), np.repeat(z, len(y), axis=0)], axis=1)


# %% wrong_own_noise: expect other noise than z
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.repeat(np.random.normal(size=z.shape), len(y), axis=0)], axis=1)


# %% wrong_repeat_without_axis: expect both need rows * columns rows
def grid(y, z):
    return np.concatenate([np.tile(y, (len(z), 1)), np.repeat(z, len(y))], axis=1)


# %% wrong_separately: expect G takes them side by side
def grid(y, z):
    return np.tile(y, (len(z), 1)), np.repeat(z, len(y), axis=0)


# %% wrong_swapped: expect rows and columns are swapped
def grid(y, z):
    return np.concatenate([np.repeat(y, len(z), axis=0), np.tile(z, (len(y), 1))], axis=1)


# %% wrong_two_axes: expect two axes of cells
def grid(y, z):
    return np.array([[np.concatenate([order, noise]) for order in y] for noise in z])


# %% wrong_z_first: expect z stands in front of y
def grid(y, z):
    return np.concatenate([np.repeat(z, len(y), axis=0), np.tile(y, (len(z), 1))], axis=1)
