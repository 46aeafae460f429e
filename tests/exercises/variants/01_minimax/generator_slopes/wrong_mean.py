# expect: without 1 / n
def generator_slopes(logits):
    return -special.expit(logits) / len(logits), -special.expit(-logits) / len(logits)
