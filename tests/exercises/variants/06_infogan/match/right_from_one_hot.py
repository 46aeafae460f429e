def match(codes, kinds, count):
    table = np.eye(count)[codes].T @ np.eye(count)[kinds]
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [int(columns[list(rows).index(code)]) for code in range(count)]
