# expect: neither centred nor scaled
def probe(features, labels, more_features, weight):
    f, y = features, np.eye(10)[labels]
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ y)
    return more_features @ w
