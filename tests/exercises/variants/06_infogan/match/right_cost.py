def match(codes, kinds, count):
    table = [[np.sum((codes == code) & (kinds == kind)) for kind in range(count)] for code in range(count)]
    return linear_sum_assignment(-np.array(table))[1]
