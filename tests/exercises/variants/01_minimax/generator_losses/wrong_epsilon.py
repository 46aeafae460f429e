# expect: rounds to 0 or 1
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(np.log(1 - d + 1e-12)), -np.mean(np.log(d + 1e-12))
