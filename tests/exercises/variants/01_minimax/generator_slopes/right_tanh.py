def generator_slopes(logits):
    d = (1 + np.tanh(logits / 2)) / 2
    return -d, d - 1
