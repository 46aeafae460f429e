# expect: as it was before its turn
def step(p, scores, logits, rate):
    q, d = special.softmax(scores), special.expit(logits)
    c = np.logaddexp(0, -logits)
    return scores - rate * q * (c - np.sum(q * c)), logits + rate * (p * (1 - d) - q * d)
