# expect: expected an array of shape (6,)
def best_discriminator(p, q):
    return np.sum(p) / np.sum(p + q)
