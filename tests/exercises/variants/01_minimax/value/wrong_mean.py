# expect: a mean over the faces
def value(p, q, d):
    return np.mean(special.xlogy(p, d) + special.xlogy(q, 1 - d))
