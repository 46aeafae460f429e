# expect: came out as 1
def best_discriminator(p, q):
    d = np.ones(6)
    seen = p + q > 0
    d[seen] = p[seen] / (p[seen] + q[seen])
    return d
