# %% right_by_examples
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    # The same W from an n x n system.
    kernel = f @ f.T + weight * np.eye(len(f))
    return more_f @ f.T @ np.linalg.solve(kernel, y - shares) + shares


# %% right_column_of_ones
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation = deviation + (deviation == 0)
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    f, more_f = (np.hstack([part, np.ones((len(part), 1))]) for part in (f, more_f))
    penalty = weight * np.eye(f.shape[1])
    penalty[-1, -1] = 0.0
    return more_f @ np.linalg.solve(f.T @ f + penalty, f.T @ np.eye(10)[labels])


# %% right_digit_by_digit
def probe(features, labels, more_features, weight):
    std = features.std(axis=0)
    std = np.where(std == 0, 1, std)
    f = (features - features.mean(axis=0)) / std
    new = (more_features - features.mean(axis=0)) / std
    scores = np.zeros((len(more_features), 10))
    for digit in range(10):
        target = (labels == digit).astype(float)
        w = np.linalg.inv(f.T.dot(f) + weight * np.identity(f.shape[1])).dot(f.T).dot(target)
        scores[:, digit] = new.dot(w) + target.mean()
    return scores


# %% right_sklearn
def probe(features, labels, more_features, weight):
    from sklearn.linear_model import Ridge
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(features)
    ridge = Ridge(alpha=weight).fit(scaler.transform(features), np.eye(10)[labels])
    return ridge.predict(scaler.transform(more_features))


# %% right_small_epsilon
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-8
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = keras.utils.to_categorical(labels, 10)
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_argmax_over_examples: expect argmax ran over the examples
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return np.argmax(more_f @ w + shares, axis=0)


# %% wrong_digits_as_targets: expect a 9 were nine times a 1
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = labels.astype(float)
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_digits_that_occur: expect has no column
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = (labels[:, None] == np.unique(labels)).astype(float)
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_in_place: expect works in place
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    features -= mean
    features /= deviation
    more_f = (more_features - mean) / deviation
    f = features
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_joint_statistics: expect has leaked into the training
def probe(features, labels, more_features, weight):
    both = np.concatenate([features, more_features])
    mean, deviation = both.mean(axis=0), both.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_labels_returned: expect these are labels
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return (more_f @ w + shares).argmax(axis=1)


# %% wrong_largest_label: expect has no column
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(labels.max() + 1)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_mean_of_squares: expect n times too large
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f / len(f) + weight * np.eye(f.shape[1]), f.T @ (y - shares) / len(f))
    return more_f @ w + shares


# %% wrong_more_features_raw: expect more_features was left as it is
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, more_features
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_nan: expect 0 / 0 is nan
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_no_bias: expect the mean of Y is missing
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ y)
    return more_f @ w


# %% wrong_no_penalty: expect the penalty is missing
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.lstsq(f, y - shares, rcond=None)[0]
    return more_f @ w + shares


# %% wrong_no_penalty_inverse: expect the penalty is missing
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.inv(f.T @ f) @ f.T @ (y - shares)
    return more_f @ w + shares


# %% wrong_not_standardised: expect neither centred nor scaled
def probe(features, labels, more_features, weight):
    f, more_f = features, more_features
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_only_centred: expect centred, but not scaled
def probe(features, labels, more_features, weight):
    mean = features.mean(axis=0)
    f, more_f = features - mean, more_features - mean
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_only_scaled: expect scaled, but not centred
def probe(features, labels, more_features, weight):
    deviation = features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = features / deviation, more_features / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_own_statistics: expect standardised by its own mean
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f = (features - mean) / deviation
    more_deviation = more_features.std(axis=0)
    more_deviation[more_deviation == 0] = 1.0
    more_f = (more_features - more_features.mean(axis=0)) / more_deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_penalised_bias: expect the bias is penalised
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    f, more_f = (np.hstack([part, np.ones((len(part), 1))]) for part in (f, more_f))
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ np.eye(10)[labels])
    return more_f @ w


# %% wrong_penalty_everywhere: expect added to every entry
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight, f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_plain_ridge: expect neither centred nor scaled
def probe(features, labels, more_features, weight):
    f, y = features, np.eye(10)[labels]
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ y)
    return more_features @ w


# %% wrong_plus_and_minus: expect the targets are -1 and 1
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = 2 * np.eye(10)[labels] - 1
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_rows_standardised: expect every example is standardised by itself
def probe(features, labels, more_features, weight):
    f, more_f = ((x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True) for x in (features, more_features))
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_scores_of_training: expect asked for are those of more_features
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f = (features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return f @ w + shares


# %% wrong_squared_penalty: expect the penalty is squared
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight**2 * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_transposed: expect one row for each example
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return (more_f @ w + shares).T


# %% wrong_unbiased_deviation: expect divided by n - 1
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0, ddof=1)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares


# %% wrong_deviation_at_least_1: expect every deviation below 1 was taken for 1
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), np.maximum(features.std(axis=0), 1.0)
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    W = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ W + shares
