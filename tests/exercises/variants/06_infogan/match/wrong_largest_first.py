# expect: a pair was fixed before
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = np.zeros(count, int)
    for _ in range(count):
        code, kind = np.unravel_index(table.argmax(), table.shape)
        found[code] = kind
        table[code, :] = table[:, kind] = -1
    return found
