# expect: every example is standardised by itself
def probe(features, labels, more_features, weight):
    f, more_f = ((x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True) for x in (features, more_features))
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ (y - shares))
    return more_f @ w + shares
