# expect: G had the first turn
def step(p, scores, logits, rate):
    q, c = special.softmax(scores), np.logaddexp(0, -logits)
    scores = scores - rate * q * (c - np.sum(q * c))
    q, d = special.softmax(scores), special.expit(logits)
    return scores, logits + rate * (p * (1 - d) - q * d)
