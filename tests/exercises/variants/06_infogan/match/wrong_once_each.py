# expect: every pair counts once
def match(codes, kinds, count):
    table = np.zeros((count, count))
    table[codes, kinds] += 1
    return linear_sum_assignment(table, maximize=True)[1]
