# expect: two axes of cells
def grid(y, z):
    return np.array([[np.concatenate([order, noise]) for order in y] for noise in z])
