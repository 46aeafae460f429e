# expect: the mean of KL(p‖q) and KL(q‖p)
def jensen_shannon(p, q):
    return np.sum(special.rel_entr(p, q) + special.rel_entr(q, p)) / 2
