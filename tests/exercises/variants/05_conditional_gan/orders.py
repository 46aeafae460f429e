# %% right_comparing
def orders(kinds, greys):
    y = np.zeros((len(kinds), 7), "float32")
    y[:, :6] = kinds[:, None] == np.arange(6)
    y[:, 6] = (greys - 127.5) / 127.5
    return y


# %% right_keras
def orders(kinds, greys):
    return np.column_stack([keras.utils.to_categorical(kinds, 6), 2 * greys / 255 - 1])


# %% right_loop
def orders(kinds, greys):
    rows = []
    for kind, grey in zip(kinds, greys, strict=True):
        row = [0.0] * 6
        row[kind] = 1.0
        rows.append(row + [grey / 127.5 - 1])
    return np.array(rows)


# %% right_tensorflow
def orders(kinds, greys):
    return tf.concat([tf.one_hot(kinds, 6), tf.cast(greys[:, None] / 127.5 - 1, tf.float32)], axis=1)


# %% wrong_added: expect share their columns
def orders(kinds, greys):
    return np.eye(6)[kinds] + (greys[:, None] / 127.5 - 1)


# %% wrong_counted_from_one: expect too far to the left
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds - 1], greys[:, None] / 127.5 - 1], axis=1)


# %% wrong_in_place: expect changed an array
def orders(kinds, greys):
    greys /= 127.5
    greys -= 1
    return np.concatenate([np.eye(6)[kinds], greys[:, None]], axis=1)


# %% wrong_kind_scaled: expect a bag (4) would be twice a dress
def orders(kinds, greys):
    return np.stack([kinds / 2.5 - 1, greys / 127.5 - 1], axis=1)


# %% wrong_kinds_that_occur: expect there are always six columns
def orders(kinds, greys):
    one_hot = (kinds[:, None] == np.unique(kinds)).astype(float)
    return np.concatenate([one_hot, greys[:, None] / 127.5 - 1], axis=1)


# %% wrong_largest_kind: expect there are always six columns
def orders(kinds, greys):
    return np.concatenate([keras.utils.to_categorical(kinds), greys[:, None] / 127.5 - 1], axis=1)


# %% wrong_minus_ones: expect -1 and 1; one-hot means
def orders(kinds, greys):
    return np.concatenate([2 * np.eye(6)[kinds] - 1, greys[:, None] / 127.5 - 1], axis=1)


# %% wrong_multiplied: expect share their columns
def orders(kinds, greys):
    return np.eye(6)[kinds] * (greys[:, None] / 127.5 - 1)


# %% wrong_no_column: expect with the shade as a column
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys / 127.5 - 1], axis=1)


# %% wrong_no_shade: expect the shade is missing
def orders(kinds, greys):
    return np.eye(6)[kinds]


# %% wrong_not_scaled: expect grey levels go from 0 to 255
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys[:, None]], axis=1)


# %% wrong_one_number: expect a bag (4) would be twice a dress
def orders(kinds, greys):
    return np.stack([kinds, greys / 127.5 - 1], axis=1)


# %% wrong_scaled_by_the_batch: expect the others of this batch
def orders(kinds, greys):
    shade = (greys - greys.min()) / (greys.max() - greys.min()) * 2 - 1
    return np.concatenate([np.eye(6)[kinds], shade[:, None]], axis=1)


# %% wrong_shade_first: expect the shade stands first
def orders(kinds, greys):
    return np.concatenate([greys[:, None] / 127.5 - 1, np.eye(6)[kinds]], axis=1)


# %% wrong_ten_classes: expect ten columns
def orders(kinds, greys):
    return np.concatenate([np.eye(10)[kinds], greys[:, None] / 127.5 - 1], axis=1)


# %% wrong_transposed: expect one row for each order
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds].T, [greys / 127.5 - 1]])


# %% wrong_wrong_axis: expect join along axis=1
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys[:, None] / 127.5 - 1], axis=0)


# %% wrong_zero_to_one: expect grey levels go from 0 to 255
def orders(kinds, greys):
    return np.concatenate([np.eye(6)[kinds], greys[:, None] / 255], axis=1)
