# expect: centred, but not scaled
def probe(features, labels, more_features, weight):
    mean = features.mean(axis=0)
    f, more_f = features - mean, more_features - mean
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
