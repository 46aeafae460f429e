# %% right_all_orders
def match(codes, kinds, count):
    from itertools import permutations

    return np.array(max(permutations(range(count)), key=lambda order: np.sum(np.array(order)[codes] == kinds)))


# %% right_cost
def match(codes, kinds, count):
    table = [[np.sum((codes == code) & (kinds == kind)) for kind in range(count)] for code in range(count)]
    return linear_sum_assignment(-np.array(table))[1]


# %% right_from_one_hot
def match(codes, kinds, count):
    table = np.eye(count)[codes].T @ np.eye(count)[kinds]
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [int(columns[list(rows).index(code)]) for code in range(count)]


# %% wrong_agreement: expect how many examples agree
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = linear_sum_assignment(table, maximize=True)[1]
    return np.mean(found[codes] == kinds)


# %% wrong_as_they_are: expect of their own number
def match(codes, kinds, count):
    return np.arange(count)


# %% wrong_both_arrays: expect returns two arrays
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table, maximize=True)


# %% wrong_codes_that_occur: expect a code that never occurs
def match(codes, kinds, count):
    table = np.array([np.bincount(kinds[codes == code], minlength=count) for code in np.unique(codes)])
    return linear_sum_assignment(table, maximize=True)[1]


# %% wrong_examples: expect asked for is that of each code
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table, maximize=True)[1][codes]


# %% wrong_in_turn: expect a pair was fixed before
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = []
    for row in table:
        row[found] = -1
        found.append(int(row.argmax()))
    return np.array(found)


# %% wrong_largest_first: expect a pair was fixed before
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    found = np.zeros(count, int)
    for _ in range(count):
        code, kind = np.unravel_index(table.argmax(), table.shape)
        found[code] = kind
        table[code, :] = table[:, kind] = -1
    return found


# %% wrong_least: expect agree least
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table)[1]


# %% wrong_most_frequent: expect two codes stand for one kind
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return table.argmax(axis=1)


# %% wrong_most_frequent_code: expect two codes stand for one kind
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    return table.argmax(axis=0)


# %% wrong_once_each: expect every pair counts once
def match(codes, kinds, count):
    table = np.zeros((count, count))
    table[codes, kinds] += 1
    return linear_sum_assignment(table, maximize=True)[1]


# %% wrong_shares_of_columns: expect the columns were made shares
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    table /= np.maximum(table.sum(axis=0), 1)
    return linear_sum_assignment(table, maximize=True)[1]


# %% wrong_shares_of_rows: expect the rows were made shares
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (codes, kinds), 1)
    table /= np.maximum(table.sum(axis=1, keepdims=True), 1)
    return linear_sum_assignment(table, maximize=True)[1]


# %% wrong_table_too_small: expect a code that never occurs
def match(codes, kinds, count):
    size = codes.max() + 1
    table = np.zeros((size, size))
    np.add.at(table, (codes, kinds), 1)
    return linear_sum_assignment(table, maximize=True)[1]


# %% wrong_turned: expect the code of each kind
def match(codes, kinds, count):
    table = np.zeros((count, count))
    np.add.at(table, (kinds, codes), 1)
    return linear_sum_assignment(table, maximize=True)[1]
