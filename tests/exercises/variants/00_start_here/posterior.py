# %% right_a_fourth_level
def posterior(x, table, prior):
    from scipy.special import softmax

    four = np.concatenate([table, np.ones((*table.shape[:3], 1))], axis=-1)  # -1 is the last one
    i, j = np.indices(x.shape[1:])
    return softmax(np.log(prior) + np.log(four[:, i, j, x]).sum(axis=(2, 3)).T, axis=1)


# %% right_picture_by_picture
def posterior(x, table, prior):
    rows = []
    for one in x:
        i, j = np.nonzero(one != MISSING)
        logs = np.log(table[:, i, j, one[i, j]]).sum(axis=1) + np.log(prior)
        p = np.exp(logs - logs.max())
        rows.append(p / p.sum())
    return np.array(rows)


# %% right_a_third_for_what_is_missing
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    p = np.where(x == -1, 1 / 3, table[:, i, j, x])  # the same for every kind
    logs = np.log(p).sum(axis=(2, 3)).T + np.log(prior)
    return np.exp(logs - np.logaddexp.reduce(logs, axis=1)[:, None])


# %% wrong_minus_one_as_an_index: expect counts as white
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.log(table[:, i, j, x]).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_missing_is_black: expect counts as black
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.log(table[:, i, j, np.maximum(x, 0)]).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_missing_is_grey: expect counts as grey
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.log(table[:, i, j, np.where(x < 0, 1, x)]).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_most_probable_filling: expect flatters kinds that are sure of themselves
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    p = np.where(x == MISSING, table.max(axis=-1)[:, None], table[:, i, j, x])
    logs = np.log(p).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_average_logarithm: expect with its average logarithm
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, np.log(table).mean(axis=-1)[:, None], np.log(table[:, i, j, x]))
    logs = logs.sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_a_stain_gives_the_prior: expect as if one missing pixel made the others worthless
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.log(table[:, i, j, x]).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    p[(x == MISSING).any(axis=(1, 2))] = prior
    return p


# %% wrong_averaged: expect the logarithms are averaged
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T
    logs = logs / np.maximum((x != MISSING).sum(axis=(1, 2)), 1)[:, None] + np.log(prior)
    p = np.exp(logs)
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_no_prior: expect the prior has no say
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_prior_for_each_pixel: expect counted once for each pixel
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.log(table[:, i, j, x]) + np.log(prior)[:, None, None, None]
    logs = np.where(x == MISSING, 0, logs).sum(axis=(2, 3)).T
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_prior_after_the_division: expect the prior came in after the division
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return prior * p / p.sum(axis=1, keepdims=True)


# %% wrong_product: expect smaller than the smallest float64
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    joint = prior * np.where(x == MISSING, 1, table[:, i, j, x]).prod(axis=(2, 3)).T
    return joint / joint.sum(axis=1, keepdims=True)


# %% wrong_one_maximum_for_all: expect one number was subtracted from all pictures
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max())
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_joint: expect do not sum to 1, since p(x) is missing
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    return prior * np.where(x == MISSING, 1, table[:, i, j, x]).prod(axis=(2, 3)).T


# %% wrong_log_joint: expect these are log p(x, kind)
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    return np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)


# %% wrong_logarithms: expect these are logarithms
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)
    return logs - np.logaddexp.reduce(logs, axis=1)[:, None]


# %% wrong_over_the_pictures: expect sum to 1 over the pictures
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(logs - logs.max(axis=0))
    return p / p.sum(axis=0)


# %% wrong_transposed: expect kinds and pictures are swapped
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)) + np.log(prior)[:, None]
    p = np.exp(logs - logs.max(axis=0))
    return p / p.sum(axis=0)


# %% wrong_prior_on_the_pictures: expect The sum over a picture's pixels is (10, n)
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)) + np.log(prior)
    p = np.exp(logs - logs.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


# %% wrong_most_probable_kind: expect this is the most probable kind
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    logs = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)
    return logs.argmax(axis=1)


# %% wrong_squeezed: expect expected (1, 10)
def posterior(x, table, prior):
    i, j = np.indices(x.shape[1:])
    score = np.where(x == MISSING, 0, np.log(table[:, i, j, x])).sum(axis=(2, 3)).T + np.log(prior)
    p = np.exp(score - score.max(axis=1, keepdims=True))
    return (p / p.sum(axis=1, keepdims=True)).squeeze()


# %% wrong_normalised_after_each_pixel: expect no later pixel brings it back
def posterior(x, table, prior):
    p = np.tile(np.asarray(prior, float), (len(x), 1))
    for i in range(x.shape[1]):
        for j in range(x.shape[2]):
            level = x[:, i, j]
            p = p * np.where(level[:, None] == MISSING, 1, table[:, i, j][:, level].T)
            p = p / p.sum(axis=1, keepdims=True)
    return p
