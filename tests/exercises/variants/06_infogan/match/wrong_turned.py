# expect: the code of each kind
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (kinds, codes), 1)
    return linear_sum_assignment(table, maximize=True)[1]
