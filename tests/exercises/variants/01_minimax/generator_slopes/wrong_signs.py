# expect: the signs are flipped
def generator_slopes(logits):
    return special.expit(logits), special.expit(-logits)
