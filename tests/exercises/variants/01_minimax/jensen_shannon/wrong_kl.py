# expect: this is KL(p‖q)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, q))
