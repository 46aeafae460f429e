# expect: came out as 0
def best_discriminator(p, q):
    return p / (p + q + 1e-12)
