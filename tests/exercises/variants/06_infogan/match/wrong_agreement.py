# expect: how many examples agree
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = linear_sum_assignment(table, maximize=True)[1]
    return np.mean(found[codes] == kinds)
