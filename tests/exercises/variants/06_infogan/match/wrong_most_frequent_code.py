# expect: two codes stand for one kind
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return table.argmax(axis=0)
