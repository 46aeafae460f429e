def jensen_shannon(p, q):
    real, fake = p > 0, q > 0
    v = np.sum(p[real] * np.log((p / (p + q))[real])) + np.sum(q[fake] * np.log((q / (p + q))[fake]))
    return (v + np.log(4)) / 2
