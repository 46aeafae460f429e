# expect: came out as nan
def best_discriminator(p, q):
    return p / (p + q)
