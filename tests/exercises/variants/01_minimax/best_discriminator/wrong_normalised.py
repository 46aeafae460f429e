# expect: add up to 1
def best_discriminator(p, q):
    d = p / (p + q)
    return d / d.sum()
