def grid(y, z):
    cells = []
    for noise in z:
        for order in y:
            cells.append(np.concatenate([order, noise]))
    return np.array(cells)
