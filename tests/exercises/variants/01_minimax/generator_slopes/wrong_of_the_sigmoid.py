# expect: the slope of the sigmoid alone
def generator_slopes(logits):
    d = special.expit(logits)
    return -d * (1 - d), -d * (1 - d)
