# expect: twice too large
def best_discriminator(p, q):
    return p / ((p + q) / 2)
