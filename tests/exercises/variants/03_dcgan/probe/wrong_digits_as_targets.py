# expect: a 9 were nine times a 1
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = labels.astype(float)
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
