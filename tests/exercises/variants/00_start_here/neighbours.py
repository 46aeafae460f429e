# %% right_padded
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    return padded[:, 1:, :-1], padded[:, :-1, 1:]


# %% right_rolled_and_mended
def neighbours(x):
    left, above = np.roll(x, 1, axis=2), np.roll(x, 1, axis=1)
    left[:, :, 0], above[:, 0] = 3, 3
    return left, above


# %% right_pixel_by_pixel
def neighbours(x):
    left, above = np.zeros(x.shape, int), np.zeros(x.shape, int)
    for k in range(len(x)):
        for i in range(x.shape[1]):
            for j in range(x.shape[2]):
                left[k, i, j] = x[k, i, j - 1] if j else 3
                above[k, i, j] = x[k, i - 1, j] if i else 3
    return left, above


# %% wrong_swapped: expect left and above are swapped
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    return padded[:, :-1, 1:], padded[:, 1:, :-1]


# %% wrong_rolled: expect bent into a ring
def neighbours(x):
    return np.roll(x, 1, axis=2), np.roll(x, 1, axis=1)


# %% wrong_reading_order: expect from the row above, at its far end
def neighbours(x):
    left = np.full_like(x, EDGE).reshape(len(x), -1)
    left[:, 1:] = x.reshape(len(x), -1)[:, :-1]
    above = np.full_like(x, EDGE)
    above[:, 1:] = x[:, :-1]
    return left.reshape(x.shape), above


# %% wrong_right_and_below: expect these are the neighbours on the right and below
def neighbours(x):
    padded = np.pad(x, ((0, 0), (0, 1), (0, 1)), constant_values=EDGE)
    return padded[:, :-1, 1:], padded[:, 1:, :-1]


# %% wrong_diagonal: expect on the diagonal
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    return padded[:, 1:, :-1], padded[:, :-1, :-1]


# %% wrong_itself: expect each pixel has itself as a neighbour
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    return padded[:, 1:, 1:], padded[:, 1:, 1:]


# %% wrong_black_outside: expect no neighbour is not the same as a black one
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)))
    return padded[:, 1:, :-1], padded[:, :-1, 1:]


# %% wrong_minus_one_outside: expect outside the picture there is -1
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=-1)
    return padded[:, 1:, :-1], padded[:, :-1, 1:]


# %% wrong_edge_repeated: expect the pixel itself stands for its neighbour
def neighbours(x):
    padded = np.pad(x, ((0, 0), (1, 0), (1, 0)), mode="edge")
    return padded[:, 1:, :-1], padded[:, :-1, 1:]


# %% wrong_floats: expect an index is an integer
def neighbours(x):
    left, above = 3 * np.ones(x.shape), 3 * np.ones(x.shape)
    left[:, :, 1:], above[:, 1:] = x[:, :, :-1], x[:, :-1]
    return left, above


# %% wrong_cut: expect expected left and above, each like x
def neighbours(x):
    return x[:, :, :-1], x[:, :-1]


# %% wrong_left_alone: expect expected left and above, each like x
def neighbours(x):
    left = np.full_like(x, 3)
    left[:, :, 1:] = x[:, :, :-1]
    return left
