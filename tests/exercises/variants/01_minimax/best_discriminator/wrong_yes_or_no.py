# expect: yes or no
def best_discriminator(p, q):
    return np.where(p > q, 1.0, 0.0)
