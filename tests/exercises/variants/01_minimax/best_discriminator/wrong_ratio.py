# expect: the ratio of the two
def best_discriminator(p, q):
    return p / q
