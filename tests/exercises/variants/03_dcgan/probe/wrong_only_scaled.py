# expect: scaled, but not centred
def probe(features, labels, more_features, weight):
    deviation = features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = features / deviation, more_features / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
