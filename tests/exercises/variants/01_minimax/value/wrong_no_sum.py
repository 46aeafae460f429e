# expect: expected a single number
def value(p, q, d):
    return special.xlogy(p, d) + special.xlogy(q, 1 - d)
