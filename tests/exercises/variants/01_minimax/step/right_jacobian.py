def step(p, scores, logits, rate):
    q = np.exp(scores - scores.max())
    q = q / q.sum()
    d = 1 / (1 + np.exp(-logits))
    logits = logits + rate * (p - (p + q) * d)
    cost = np.logaddexp(0, -logits)
    return scores - rate * (np.diag(q) - np.outer(q, q)) @ cost, logits
