# expect: this is KL(q‖p)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(q, p))
