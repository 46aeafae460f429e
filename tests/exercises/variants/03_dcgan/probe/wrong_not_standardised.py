# expect: neither centred nor scaled
def probe(features, labels, more_features, weight):
    f, more_f = features, more_features
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
