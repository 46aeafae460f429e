# expect: a pair was fixed before
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = []
    for row in table:
        row[found] = -1
        found.append(int(row.argmax()))
    return np.array(found)
