# %% right_choice
def draw(x, table, first_row):
    drawn = x.copy()
    for picture in drawn:
        for i in range(first_row, x.shape[1]):
            for j in range(x.shape[2]):
                left = picture[i, j - 1] if j else EDGE
                above = picture[i - 1, j] if i else EDGE
                picture[i, j] = np.random.choice(3, p=table[i, j, left, above])
    return drawn


# %% right_column_by_column
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for j in range(x.shape[2]):
        for i in range(first_row, x.shape[1]):
            p = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]]
            u = np.random.uniform(size=len(x))
            framed[:, i + 1, j + 1] = (u >= p[:, 0]).astype(int) + (u >= p[:, 0] + p[:, 1])
    return framed[:, 1:, 1:]


# %% right_gumbel
random = np.random.default_rng()


def draw(x, table, first_row):
    drawn = np.array(x)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            left = drawn[:, i, j - 1] if j else np.full(len(x), 3)
            above = drawn[:, i - 1, j] if i else np.full(len(x), 3)
            with np.errstate(divide="ignore"):
                scores = np.log(table[i, j, left, above])
            drawn[:, i, j] = (scores + random.gumbel(size=(len(x), 3))).argmax(axis=1)
    return drawn


# %% wrong_most_probable: expect takes its most probable level
def draw(x, table, first_row):
    drawn = x.copy()
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            left = drawn[:, i, j - 1] if j else np.full(len(x), 3)
            above = drawn[:, i - 1, j] if i else np.full(len(x), 3)
            drawn[:, i, j] = table[i, j, left, above].argmax(axis=1)
    return drawn


# %% wrong_neighbours_of_the_input: expect those of the picture that came in
def draw(x, table, first_row):
    framed, drawn = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE), x.copy()
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            drawn[:, i, j] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return drawn


# %% wrong_backwards: expect those of the picture that came in
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in reversed(range(first_row, x.shape[1])):
        for j in reversed(range(x.shape[2])):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_left_and_above_swapped: expect left and above are swapped
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i, j + 1], framed[:, i + 1, j]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_no_neighbours: expect as if they had no neighbours
def draw(x, table, first_row):
    drawn = x.copy()
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            drawn[:, i, j] = np.random.choice(3, size=len(x), p=table[i, j, EDGE, EDGE])
    return drawn


# %% wrong_averaged_over_neighbours: expect without a look at their neighbours
def draw(x, table, first_row):
    drawn = x.copy()
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            drawn[:, i, j] = np.random.choice(3, size=len(x), p=table[i, j].mean(axis=(0, 1)))
    return drawn


# %% wrong_black_outside: expect there is black in your code
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)))
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_turned_round: expect the comparison with the uniform number is turned round
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            p = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]]
            u = np.random.random(len(x))
            framed[:, i + 1, j + 1] = np.where(u < p[:, 0], 2, np.where(u < p[:, 0] + p[:, 1], 1, 0))
    return framed[:, 1:, 1:]


# %% wrong_uniform: expect all three levels come equally often
def draw(x, table, first_row):
    drawn = x.copy()
    drawn[:, first_row:] = np.random.randint(3, size=drawn[:, first_row:].shape)
    return drawn


# %% wrong_shared_numbers: expect they share their random numbers
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random() > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_seeded: expect your random numbers are the same every time
def draw(x, table, first_row):
    random = np.random.default_rng(0)
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_one_number_for_each_picture: expect one random number decides all pixels of a picture
def draw(x, table, first_row):
    u = np.random.random((len(x), 1))
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (u > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_all_rows: expect the rows above first_row were drawn anew
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_levels_from_1: expect there is a level 3
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1) + 1
    return framed[:, 1:, 1:]


# %% wrong_in_place: expect changed an array that it was given
def draw(x, table, first_row):
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            left = x[:, i, j - 1] if j else np.full(len(x), 3)
            above = x[:, i - 1, j] if i else np.full(len(x), 3)
            sums = table[i, j, left, above].cumsum(axis=1)
            x[:, i, j] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return x


# %% wrong_only_the_new_rows: expect expected that of x
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[i, j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1 + max(first_row, 1) :, 1:]


# %% wrong_table_from_the_first_drawn_row: expect go wrong at row
def draw(x, table, first_row):
    framed = np.pad(x, ((0, 0), (1, 0), (1, 0)), constant_values=EDGE)
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            sums = table[min(i, 2), j, framed[:, i + 1, j], framed[:, i, j + 1]].cumsum(axis=1)
            framed[:, i + 1, j + 1] = (np.random.random((len(x), 1)) > sums[:, :2]).sum(axis=1)
    return framed[:, 1:, 1:]


# %% wrong_choice_for_the_batch: expect takes the probabilities of one pixel
def draw(x, table, first_row):
    drawn = x.copy()
    for i in range(first_row, x.shape[1]):
        for j in range(x.shape[2]):
            left = drawn[:, i, j - 1] if j else np.full(len(x), 3)
            above = drawn[:, i - 1, j] if i else np.full(len(x), 3)
            drawn[:, i, j] = np.random.choice(3, size=len(x), p=table[i, j, left, above])
    return drawn


# %% wrong_floats: expect your pictures are floats
def draw(x, table, first_row):
    n, height, width = x.shape
    y = np.zeros(x.shape)
    y[:, :first_row] = x[:, :first_row]
    edge = np.full(n, EDGE)
    for i in range(first_row, height):
        for j in range(width):
            left = y[:, i, j - 1].astype(int) if j > 0 else edge
            above = y[:, i - 1, j].astype(int) if i > 0 else edge
            sums = table[i, j, left, above].cumsum(axis=-1)
            y[:, i, j] = (np.random.random((n, 1)) > sums[:, :2]).sum(axis=-1)
    return y
