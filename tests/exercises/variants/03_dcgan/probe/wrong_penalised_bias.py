# expect: the bias is penalised
def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    f, more_f = (np.hstack([part, np.ones((len(part), 1))]) for part in (f, more_f))
    w = np.linalg.solve(f.T @ f + weight * np.eye(f.shape[1]), f.T @ np.eye(10)[labels])
    return more_f @ w
