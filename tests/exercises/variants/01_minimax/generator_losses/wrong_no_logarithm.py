# expect: the logarithms are missing
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(1 - d), -np.mean(d)
