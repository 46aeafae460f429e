# expect: changed an array that it was given
def best_discriminator(p, q):
    q += p
    return np.where(q > 0, p / q, 0.5)
