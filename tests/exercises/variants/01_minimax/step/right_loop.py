def step(p, scores, logits, rate):
    q = special.softmax(scores)
    new_logits, new_scores = np.zeros(6), np.zeros(6)
    for i in range(6):
        d = special.expit(logits[i])
        new_logits[i] = logits[i] + rate * (p[i] * (1 - d) - q[i] * d)
    c = -special.log_expit(new_logits)
    for i in range(6):
        new_scores[i] = scores[i] - rate * q[i] * (c[i] - np.dot(q, c))
    return new_scores, new_logits
