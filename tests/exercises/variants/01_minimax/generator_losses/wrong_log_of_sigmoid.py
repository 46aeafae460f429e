# expect: rounds to 0 or 1
def generator_losses(logits):
    d = special.expit(logits)
    return np.mean(np.log(1 - d)), -np.mean(np.log(d))
