def probe(features, labels, more_features, weight):
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    deviation[deviation == 0] = 1.0
    f, more_f = (features - mean) / deviation, (more_features - mean) / deviation
    y = np.eye(10)[labels]
    shares = y.mean(axis=0)
    # The same W from an n x n system.
    kernel = f @ f.T + weight * np.eye(len(f))
    return more_f @ f.T @ np.linalg.solve(kernel, y - shares) + shares
