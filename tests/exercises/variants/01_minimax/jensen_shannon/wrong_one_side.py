# expect: only one side
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, (p + q) / 2))
