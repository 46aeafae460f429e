# expect: exp overflows
def generator_slopes(logits):
    d = np.exp(logits) / (1 + np.exp(logits))
    return -d, -(1 - d)
