# expect: has no column
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(labels.max() + 1)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
