# expect: the second has its sign flipped
def generator_slopes(logits):
    d = special.expit(logits)
    return -d, 1 - d
