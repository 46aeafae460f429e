# expect: standardised by its own mean
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
