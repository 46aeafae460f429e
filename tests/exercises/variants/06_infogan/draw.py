# %% right_multinomial
def draw(count, shares, noise):
    kinds = np.random.multinomial(1, shares, size=count)
    number = np.random.uniform(-1, 1, size=(count, 1))
    z = np.hstack([kinds, number, np.random.randn(count, noise)])
    return z.astype("float32")


# %% right_tensorflow
def draw(count, shares, noise):
    logits = tf.math.log(tf.constant([shares], tf.float32))
    kinds = tf.one_hot(tf.random.categorical(logits, count)[0], len(shares))
    number = tf.random.uniform((count, 1), -1, 1)
    return tf.concat([kinds, number, tf.random.normal((count, noise))], axis=1)


# %% right_thresholds
def draw(count, shares, noise):
    z = np.random.randn(count, len(shares) + 1 + noise)
    bounds = np.cumsum(shares)[:-1]
    for row in z:
        kind = int((np.random.rand() > bounds).sum())
        row[: len(shares)] = 0
        row[kind] = 1
        row[len(shares)] = 2 * np.random.rand() - 1
    return z


# %% wrong_columns_by_themselves: expect each column was drawn by itself
def draw(count, shares, noise):
    kinds = (np.random.uniform(size=(count, len(shares))) < shares).astype(float)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_equal_shares: expect every kind comes equally often
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.randint(len(shares), size=count)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_flat_number: expect a column as well
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=count)
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_from_zero: expect between 0 and 1
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_in_turn: expect every kind comes equally often
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.arange(count) % len(shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_integers: expect the kind is one column
def draw(count, shares, noise):
    kinds = np.random.choice(len(shares), size=(count, 1), p=shares)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_noise_alone: expect z is noise alone
def draw(count, shares, noise):
    return np.random.normal(size=(count, noise))


# %% wrong_noise_first: expect the order is kind, number, noise
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([np.random.normal(size=(count, noise)), kinds, number], axis=1)


# %% wrong_normal_number: expect the number is normal
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.normal(size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_number_first: expect the order is kind, number, noise
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([number, kinds, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_one_kind: expect every row has the same kind
def draw(count, shares, noise):
    kind = np.random.choice(len(shares), p=shares)
    kinds = np.tile(np.eye(len(shares))[kind], (count, 1))
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_one_noise: expect every row has the same noise
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    rest = np.tile(np.random.normal(size=noise), (count, 1))
    return np.concatenate([kinds, number, rest], axis=1)


# %% wrong_one_number: expect every row has the same number
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.full((count, 1), np.random.uniform(-1, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_parts: expect join them to one array
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return kinds, number, np.random.normal(size=(count, noise))


# %% wrong_seeded: expect leave out the fixed seed
def draw(count, shares, noise):
    np.random.seed(0)
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_shares_themselves: expect the shares themselves
def draw(count, shares, noise):
    kinds = np.tile(shares, (count, 1))
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_softmax: expect a softmax of noise
def draw(count, shares, noise):
    scores = np.exp(np.random.normal(size=(count, len(shares))))
    kinds = scores / scores.sum(axis=1, keepdims=True)
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_uniform_noise: expect only the number is uniform
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.uniform(-1, 1, size=(count, 1))
    return np.concatenate([kinds, number, np.random.uniform(-1, 1, size=(count, noise))], axis=1)


# %% wrong_whole_numbers: expect whole values only
def draw(count, shares, noise):
    kinds = np.eye(len(shares))[np.random.choice(len(shares), size=count, p=shares)]
    number = np.random.randint(-1, 2, size=(count, 1))
    return np.concatenate([kinds, number, np.random.normal(size=(count, noise))], axis=1)


# %% wrong_exact_counts: expect dealt out in fixed numbers
def draw(count, shares, noise):
    rng = np.random.default_rng()
    counts = np.ceil(count * np.asarray(shares)).astype(int)
    kinds = rng.permutation(np.repeat(np.arange(len(shares)), counts)[:count])
    return np.hstack([np.eye(len(shares))[kinds], rng.uniform(-1, 1, (count, 1)), rng.normal(size=(count, noise))])
