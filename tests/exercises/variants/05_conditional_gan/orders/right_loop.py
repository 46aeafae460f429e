def orders(kinds, greys):
    rows = []
    for kind, grey in zip(kinds, greys, strict=True):
        row = [0.0] * 6
        row[kind] = 1.0
        rows.append(row + [grey / 127.5 - 1])
    return np.array(rows)
