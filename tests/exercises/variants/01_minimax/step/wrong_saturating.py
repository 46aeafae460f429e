# expect: the saturating loss
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    logits = logits + rate * (p * (1 - d) - q * d)
    c = -np.logaddexp(0, logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    return scores, logits
