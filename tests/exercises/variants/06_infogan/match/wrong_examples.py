# expect: asked for is that of each code
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table, maximize=True)[1][codes]
