def step(p, scores, logits, rate):
    def d_turn(scores, logits):
        q, d = special.softmax(scores), special.expit(logits)
        return logits + rate * (p * (1 - d) - q * d)

    def g_turn(scores, logits):
        q, c = special.softmax(scores), -np.log(special.expit(logits))
        return scores - rate * q * (c - q @ c)

    logits = d_turn(scores, logits)
    return g_turn(scores, logits), logits
