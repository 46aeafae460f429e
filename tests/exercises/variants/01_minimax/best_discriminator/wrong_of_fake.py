# expect: the probability of a fake
def best_discriminator(p, q):
    return q / (p + q)
