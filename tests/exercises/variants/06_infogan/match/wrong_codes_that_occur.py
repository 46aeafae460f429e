# expect: a code that never occurs
def match(codes, kinds, count):
    table = np.array([np.bincount(kinds[codes == code], minlength=count) for code in np.unique(codes)])
    return linear_sum_assignment(table, maximize=True)[1]
