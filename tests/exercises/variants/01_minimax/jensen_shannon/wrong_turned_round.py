# expect: turned round
def jensen_shannon(p, q):
    m = (p + q) / 2
    return np.sum(special.rel_entr(m, p) + special.rel_entr(m, q)) / 2
