# expect: JS - log 2
def jensen_shannon(p, q):
    m = p + q
    return np.sum(special.rel_entr(p, m) + special.rel_entr(q, m)) / 2
