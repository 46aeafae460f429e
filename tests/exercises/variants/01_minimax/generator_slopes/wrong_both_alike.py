# expect: both slopes are the same
def generator_slopes(logits):
    return -special.expit(logits), -special.expit(logits)
