# expect: a code that never occurs
def match(codes, kinds, count):
    size = codes.max() + 1
    table = np.zeros((size, size))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table, maximize=True)[1]
