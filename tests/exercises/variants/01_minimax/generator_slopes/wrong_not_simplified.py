# expect: shorten the product
def generator_slopes(logits):
    d = special.expit(logits)
    return -1 / (1 - d) * d * (1 - d), -1 / d * d * (1 - d)
