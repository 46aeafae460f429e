# expect: the logarithm of a mean
def generator_losses(logits):
    return np.log(np.mean(special.expit(-logits))), -np.log(np.mean(special.expit(logits)))
