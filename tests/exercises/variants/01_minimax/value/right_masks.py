def value(p, q, d):
    real, fake = p > 0, q > 0
    return np.sum(p[real] * np.log(d[real])) + np.sum(q[fake] * np.log(1 - d[fake]))
