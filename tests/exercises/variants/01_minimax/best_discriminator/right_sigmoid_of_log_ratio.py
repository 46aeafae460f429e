def best_discriminator(p, q):
    d = special.expit(np.log(p) - np.log(q))
    d[np.isnan(d)] = 0.5
    return d
