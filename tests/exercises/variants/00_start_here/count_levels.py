# %% right_one_hot
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x])
    return (counts + 1) / (np.bincount(kinds, minlength=10) + 3)[:, None, None, None]


# %% right_pretended_garments_appended
def count_levels(x, kinds):
    more = np.tile(np.arange(3)[:, None, None], (10, *x.shape[1:]))
    x, kinds = np.concatenate([x, more]), np.concatenate([kinds, np.repeat(np.arange(10), 3)])
    return np.stack([np.stack([(x[kinds == k] == v).mean(axis=0) for v in range(3)], axis=-1) for k in range(10)])


# %% wrong_nothing_pretended: expect one odd pixel would rule out a kind
def count_levels(x, kinds):
    return np.stack([np.stack([(x[kinds == k] == v).mean(axis=0) for v in range(3)], axis=-1) for k in range(10)])


# %% wrong_as_for_ink_and_paper: expect more were pretended than counted
def count_levels(x, kinds):
    table = np.zeros((10, *x.shape[1:], 3))
    for k in range(10):
        own = x[kinds == k]
        for v in range(3):
            table[k, :, :, v] = ((own == v).sum(axis=0) + 1) / (len(own) + 2)
    return table


# %% wrong_only_above_the_bar: expect the total does not know them
def count_levels(x, kinds):
    table = np.zeros((10, *x.shape[1:], 3))
    for k in range(10):
        own = x[kinds == k]
        for v in range(3):
            table[k, :, :, v] = ((own == v).sum(axis=0) + 1) / max(len(own), 1e-9)
    return table


# %% wrong_one_in_the_total: expect the total has one of them
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x])
    return (counts + 1) / (np.bincount(kinds, minlength=10) + 1)[:, None, None, None]


# %% wrong_thirds: expect together weigh as much as one
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1 / 3
    return counts / counts.sum(axis=-1, keepdims=True)


# %% wrong_joint: expect Asked for is the level, given the kind
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1
    return counts / (len(x) + 3)


# %% wrong_joint_that_sums_to_1: expect Asked for is the level, given the kind
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1
    return counts / (len(x) + 30)


# %% wrong_kind_given_level: expect this is p(kind | level)
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1
    return counts / counts.sum(axis=0)


# %% wrong_over_places: expect the places of a level sum to 1
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1
    return counts / counts.sum(axis=(1, 2), keepdims=True)


# %% wrong_kinds_not_told_apart: expect the kinds were not told apart
def count_levels(x, kinds):
    table = np.zeros((10, *x.shape[1:], 3))
    for k in range(10):
        for v in range(3):
            table[k, :, :, v] = ((x == v).sum(axis=0) + 1) / (len(x) + 3)
    return table


# %% wrong_counts: expect these are counts
def count_levels(x, kinds):
    return np.einsum("nk,nhwl->khwl", np.eye(10)[kinds], np.eye(3)[x]) + 1


# %% wrong_levels_first: expect the levels are on axis 1
def count_levels(x, kinds):
    counts = np.einsum("nk,nhwl->klhw", np.eye(10)[kinds], np.eye(3)[x]) + 1
    return counts / counts.sum(axis=1, keepdims=True)


# %% wrong_kinds_that_occur: expect whichever occur
def count_levels(x, kinds):
    tables = []
    for k in np.unique(kinds):
        own = x[kinds == k]
        tables.append(np.stack([((own == v).sum(axis=0) + 1) / (len(own) + 3) for v in range(3)], axis=-1))
    return np.stack(tables)


# %% wrong_mask_on_places: expect it belongs on the first axis of x
def count_levels(x, kinds):
    table = np.ones((10, *x.shape[1:], 3))
    for k in range(10):
        table[k] += np.stack([(x[:, kinds == k] == v).sum(axis=0) for v in range(3)], axis=-1)
    return table / table.sum(axis=-1, keepdims=True)
