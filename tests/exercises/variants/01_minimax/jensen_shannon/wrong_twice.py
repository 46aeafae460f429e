# expect: averaged, not added
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(special.rel_entr(p, m) + special.rel_entr(q, m))
