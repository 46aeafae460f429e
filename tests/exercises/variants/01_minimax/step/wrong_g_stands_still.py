# expect: G did not move
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    return scores, logits
