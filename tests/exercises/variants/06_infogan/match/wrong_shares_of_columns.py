# expect: the columns were made shares
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    table /= np.maximum(table.sum(axis=0), 1)
    return linear_sum_assignment(table, maximize=True)[1]
