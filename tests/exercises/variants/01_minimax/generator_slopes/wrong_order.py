# expect: in the wrong order
def generator_slopes(logits):
    return -special.expit(-logits), -special.expit(logits)
