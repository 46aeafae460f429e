def generator_slopes(logits):
    return -1 / (1 + np.exp(-logits)), -1 / (1 + np.exp(logits))
